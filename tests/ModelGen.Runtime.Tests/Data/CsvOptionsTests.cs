using System.Text;
using Xunit;

namespace ModelGen.Tests.Data;

/// <summary>What is guessed about a table, and what is said about it instead.</summary>
public class CsvOptionsTests
{
    private const string Iris = "5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n7.0,3.2,Iris-versicolor\n";
    private const string Adult = "39, State-gov, 77516, <=50K\n50, ?, 83311, <=50K\n38, Private, 215646, >50K\n28, Private, 338409, >50K\n\n";

    [Fact]
    public void A_table_without_a_header_loses_no_row()
    {
        CsvTable table = Table(Iris);

        Assert.Equal((3, false), (table.RowCount, table.Options.HasHeader));
        Assert.Equal(["Column1", "Column2", "Column3"], table.Columns);
        Dataset data = table.ToClasses("Column3");
        Assert.Equal(["Iris-setosa", "Iris-versicolor"], data.ClassNames);
        Assert.Equal([2, 1], data.ClassCounts());
        Assert.Equal("3 rows of 3 columns, separated by ',', without a header, decimal point, utf-8", table.ToString());
    }

    [Fact]
    public void A_header_of_numbers_is_found_missing_by_name_and_can_be_declared()
    {
        const string Years = "country,1990,1991\nA,1,2\nB,3,4\n";
        Assert.Contains("CsvOptions.HasHeader = true", Assert.Throws<ArgumentException>(() => Table(Years).Numbers("1991")).Message, StringComparison.Ordinal);
        Assert.Equal([2f, 4f], Table(Years, new() { HasHeader = true }).Numbers("1991"));
    }

    [Fact]
    public void Names_can_be_given_with_and_without_a_header()
    {
        Assert.Equal([5.1f, 4.9f, 7f], Table(Iris, new() { ColumnNames = ["length", "width", "kind"] }).Numbers("length"));
        Assert.Equal([3f], Table("a,b\n1,3\n", new() { ColumnNames = ["x", "y"], HasHeader = true }).Numbers("y"));
        Assert.Contains("'a' is not a finite number. If the first row is a header", Assert.Throws<DataFormatException>(() => Table("a,b\n1,3\n", new() { ColumnNames = ["x", "y"] }).Numbers("x")).Reason, StringComparison.Ordinal);
        Assert.Contains("2 names, but test has 3 columns", Assert.Throws<ArgumentException>(() => Table(Iris, new() { ColumnNames = ["a", "b"] })).Message, StringComparison.Ordinal);
        Assert.Contains("a name twice: 'a'", Assert.Throws<ArgumentException>(() => Table(Iris, new() { ColumnNames = ["a", "b", "a"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decimal_commas_are_guessed_or_given()
    {
        Assert.Equal([1.5f, -2f], Table("a;b\n1,5;1\n-2;2\n").Numbers("a"));
        Assert.Equal([1.234f], Table("a;b\n1,234;1\n", new() { DecimalComma = true }).Numbers("a"));
        Assert.Equal([1.5f], Table("\"1,5\",2\n", new() { DecimalComma = true }).Numbers("Column1"));
        Assert.Equal([1.25f], Table("1,5;1,25;7\n").Numbers("Column2"));
        Assert.True(Table("1,5;1,25;7\n").Options is { Separator: ';', DecimalComma: true, HasHeader: false });
    }

    [Fact]
    public void Text_in_utf16_and_in_a_given_encoding_is_read()
    {
        const string Text = "größe;ort\n1,5;Zürich\n2;Bern\n";
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, new UTF8Encoding(false), new UnicodeEncoding(false, false), new UnicodeEncoding(true, false) })
        {
            string ascii = encoding.GetPreamble().Length == 0 && encoding is UnicodeEncoding ? Text.Replace('ö', 'o').Replace('ß', 's').Replace('ü', 'u') : Text;
            CsvTable table = CsvTable.Read(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(ascii)]), "test");
            Assert.Equal([1.5f, 2f], table.Numbers(table.Columns[0]));
            Assert.Equal("Bern", table.Texts("ort")[1]);
        }

        MemoryStream latin1 = new(Encoding.Latin1.GetBytes(Text));
        Assert.Equal("Zürich", CsvTable.Read(latin1, "test", new() { Encoding = Encoding.Latin1 }).Texts("ort")[0]);
    }

    [Fact]
    public void Blanks_behind_commas_and_missing_values_are_understood()
    {
        CsvTable table = Table(Adult, new() { ColumnNames = ["age", "workclass", "weight", "income"] });
        Assert.Equal(4, table.RowCount);
        Assert.Equal(3, table.DropMissing().RowCount);
        Assert.Equal(4, table.Without("workclass").DropMissing().RowCount);
        Assert.Equal([1, 2], table.DropMissing().ToClassesOf("income").ClassCounts());
        Assert.Contains(
            "test, byte 31: line 2, column 'workclass': the value is missing ('?'). DropMissing() leaves out rows",
            Assert.Throws<DataFormatException>(() => OneHotEncoder.Fit(table.Without("income"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_become_columns_of_the_categories_of_the_training_table()
    {
        CsvTable training = Table("kind,size,price\nb,1,7\na,2,8\nb,3,9\n");
        OneHotEncoder encoder = OneHotEncoder.Fit(training.Without("price"));
        CsvTable test = Table("size,price,kind\n5,1,a\n");

        Assert.Equal(["kind=a", "kind=b", "size", "price"], encoder.Apply(training).Columns);
        Assert.Equal([0f, 1, 0], encoder.Apply(training).Numbers("kind=a"));
        Dataset data = encoder.Apply(test.Select(training.Columns)).ToValues("price");
        float[] input = new float[3];
        data.CopyInput(0, input);
        Assert.Equal([1f, 0, 5], input);
        Assert.Equal(encoder.Apply(training).ToValues("price").Description, data.Description);

        CsvTable other = Table("kind,size,price\nc,1,1\n");
        Assert.Contains("line 2, column 'kind': 'c' is not one of the 2 fitted categories", Assert.Throws<DataFormatException>(() => encoder.Apply(other)).Reason, StringComparison.Ordinal);
        Assert.Equal([0f], encoder.Apply(other, ignoreUnknown: true).Numbers("kind=b"));
        Assert.Contains("a different text in each", Assert.Throws<ArgumentException>(() => OneHotEncoder.Fit(Table("id,x\na,1\nb,2\nc,3\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_are_not_named_are_in_the_order_of_numbers_or_letters()
    {
        Assert.Equal(["2", "10"], Table("x,y\n1,10\n2,2\n").ToClassesOf("y").ClassNames);
        Assert.Equal(["no", "yes"], Table("x,y\n1,yes\n2,no\n").ToClassesOf("y").ClassNames);
    }

    private static CsvTable Table(string text, CsvOptions? options = null) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test", options);
}

internal static class CsvTableOf
{
    /// <summary>Classes of one column, beside the columns of numbers.</summary>
    public static Dataset ToClassesOf(this CsvTable table, string target) =>
        table.Select([.. table.Columns.Where(column => column == target || !table.HasTexts(column))]).ToClasses(target);
}
