using System.Globalization;
using System.Text;
using Xunit;

namespace ModelGen.Tests.Data;

public class CsvTableTests
{
    private const string Houses = "rooms,area,kind,price\n3,80.5,flat,210\n5,140,house,4.5e2\n";

    [Fact]
    public void Columns_become_inputs_and_targets()
    {
        CsvTable table = Table(Houses);
        Dataset data = table.Without("kind").ToValues("price");

        Assert.Equal(["rooms", "area", "kind", "price"], table.Columns);
        Assert.Equal((2, 1, 0), (table.RowCount, data.TargetSize, data.ClassCount));
        Assert.Equal([2], data.InputShape);
        ExpectSample([3f, 80.5f], [210f], data, 0);
        ExpectSample([5f, 140f], [450f], data, 1);
        ExpectSample([80.5f], [210f, 3f], table.Without("kind").ToValues("price", "rooms"), 0);
    }

    [Fact]
    public void A_column_of_names_becomes_classes()
    {
        Dataset data = Table(Houses).ToClasses("kind", "house", "flat");

        Assert.Equal((1, 0), (data.ClassOf(0), data.ClassOf(1)));
        Assert.Equal(["house", "flat"], data.ClassNames);
        Assert.Equal([3], data.InputShape);
        ExpectSample([3f, 80.5f, 210f], [1f], data, 0);
        Assert.Equal(1, Table("x,y\n7,0\n8,1\n").ToClasses("y", "0", "1").ClassOf(1));
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData(" a , b \n 1 , 2 \n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("\"a\",\"b\"\r\n\"1\",\"2\"\r\n")]
    [InlineData("\na,b\n\n1,2\n\n\r\n")]
    [InlineData("a,b\n+1.0,2e0")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\n1|2\n")]
    [InlineData("a b\n1 2\n")]
    [InlineData("a, \"b\" \n1 , \"2\" \r\n  \n")]
    [InlineData("a;b\n1,0;2,0\n")]
    [InlineData("a\tb\n\"1,0\"\t2\n")]
    public void The_same_table_in_other_spellings_is_the_same_table(string text)
    {
        CsvTable table = Table(text);

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(1, table.RowCount);
        ExpectSample([1f], [2f], table.ToValues("b"), 0);
    }

    [Fact]
    public void Quotes_protect_commas_line_ends_and_quotes()
    {
        CsvTable table = Table("\"a,b\",\"say \"\"ä\"\"\",\"two\nlines\"\n1,2,\"x\"\"y\"\n");

        Assert.Equal(["a,b", "say \"ä\"", "two\nlines"], table.Columns);
        Assert.Equal(1, table.ToClasses("two\nlines", "z", "x\"y").ClassOf(0));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\n", 10, "line 3, column 'b': the value is missing")]
    [InlineData("a,b\n1,2\n ,4\n", 8, "line 3, column 'a': the value is missing")]
    [InlineData("a,b\n1,2\n3,NA\n", 10, "line 3, column 'b': the value is missing ('NA'). DropMissing()")]
    [InlineData("a,b\n1,1e39\n", 6, "line 2, column 'b': '1e39' is not a finite number")]
    [InlineData("a,b\nInfinity,1\n", 4, "line 2, column 'a': 'Infinity' is not a finite number")]
    [InlineData("a,b\n1,\"2\n\"\"3\"\n", 7, "line 2, column 'b'")]
    [InlineData("a,b\n\n1,2,3\n", 5, "line 3, the line has 3 fields, but the first has 2")]
    [InlineData("a,b\n1\n", 4, "line 2, the line has 1 fields, but the first has 2")]
    [InlineData("a,b\n1,2\"\n", 7, "line 2, a quote inside a field")]
    [InlineData("a,b\n1,\"2\n3,4\n", 6, "line 2, the quote that begins here is never closed")]
    [InlineData("a,b\n1,\"2\"3\n", 9, "line 2, a quoted field continues after its closing quote")]
    [InlineData("a,b,a\n1,2,3\n", 4, "line 1, columns 1 and 3 are both named 'a'")]
    [InlineData("a,,c\n1,2,3\n", 2, "line 1, column 2 has no name")]
    [InlineData("a,b\n", 4, "no row of values after a row of column names")]
    [InlineData("", 0, "no row of values")]
    [InlineData("a,b\n1,2\n3,Bern\n", 10, "line 3, column 'b': 'Bern' is not a finite number. OneHotEncoder")]
    [InlineData("a,b\n1,?\n", 6, "the value is missing ('?')")]
    [InlineData("a,b\n1,\"2,5\"\n3,4.5\n", 7, "CsvOptions.DecimalComma = true")]
    [InlineData("a;b\n1,234;2\n", 4, "line 2, '1,234' may have a decimal comma or be grouped in thousands")]
    public void What_is_wrong_is_named_with_its_line_and_column(string text, long offset, string reason)
    {
        DataFormatException exception = Assert.Throws<DataFormatException>(() => Table(text).ToValues("b"));

        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
        Assert.Equal(offset, exception.Offset);
    }

    [Fact]
    public void A_message_quotes_a_hostile_cell_short_and_on_one_line()
    {
        string cell = "\"x\n\u202e" + new string('x', 100_000) + "\"";
        foreach (Func<Dataset> read in new Func<Dataset>[]
                 {
                     () => Table($"a,b\n1,{cell}\n").ToValues("b"), () => Table($"a,b\n1,{cell}\n").ToClasses("b", "y", "n"),
                     () => Table($"{cell},{cell}\n1,2\n").ToValues("b"), () => Table($"{cell},b\n,2\n").ToValues("b"),
                 })
        {
            string message = Assert.Throws<DataFormatException>(read).Message;
            Assert.True(message.Length < 300);
            Assert.DoesNotContain('\n', message);
            Assert.DoesNotContain('\u202e', message);
        }

        Assert.True(Assert.Throws<ArgumentException>(() => Table($"{cell},b\n1,2\n").ToValues("c")).Message.Length < 300);
    }

    [Fact]
    public void A_class_that_is_not_known_is_named()
    {
        Assert.Contains(
            "line 2, column 'kind': 'flat' is not one of the classes house, hut",
            Assert.Throws<DataFormatException>(() => Table(Houses).ToClasses("kind", "house", "hut")).Reason,
            StringComparison.Ordinal);
        Assert.Contains(
            "line 3, column 'b': the class is missing",
            Assert.Throws<DataFormatException>(() => Table("a,b\n1,x\n2,\n").ToClasses("b", "x", "y")).Reason,
            StringComparison.Ordinal);
        Assert.Contains("not 1", Assert.Throws<ArgumentException>(() => Table(Houses).ToClasses("kind", "house")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_beside_those_that_are()
    {
        foreach (Action action in new Action[] { () => Table(Houses).ToValues("prize"), () => Table(Houses).Without("prize"), () => Table(Houses).ToClasses("prize", "a", "b") })
        {
            Assert.Contains("no column 'prize' in test. Its columns are: 'rooms', 'area', 'kind', 'price'", Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
        }

        Assert.Contains("none is left", Assert.Throws<ArgumentException>(() => Table("a,b\n1,2").ToValues("a", "b")).Message, StringComparison.Ordinal);
        Assert.Contains("no column 'kind'", Assert.Throws<ArgumentException>(() => Table(Houses).Without("kind").ToValues("kind")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("a,größe\n1,2\n");

        Assert.Contains(
            "not UTF-8",
            Assert.Throws<DataFormatException>(() => CsvTable.Read(new MemoryStream(latin1), "test")).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new() { NumberDecimalSeparator = "," } };
            ExpectSample([1.5f], [-2.25f], Table("a,b\n1.5,-2.25\n").ToValues("b"), 0);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CsvTable Table(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test");

    private static void ExpectSample(float[] expectedInput, float[] expectedTarget, Dataset data, int sample)
    {
        float[] input = new float[data.InputSize];
        float[] target = new float[data.TargetSize];
        data.CopyInput(sample, input);
        data.CopyTarget(sample, target);
        Assert.Equal(expectedInput, input);
        Assert.Equal(expectedTarget, target);
    }
}
