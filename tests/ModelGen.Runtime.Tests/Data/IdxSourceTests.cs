using System.Security.Cryptography;
using Xunit;

namespace ModelGen.Tests.Data;

public sealed class IdxSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeServer server = new();
    private readonly Dictionary<string, byte[]> files = new()
    {
        ["train-images-idx3-ubyte"] = FileBytes.Idx([2, 28, 28], [.. Enumerable.Repeat((byte)255, 2 * 784)]),
        ["train-labels-idx1-ubyte"] = FileBytes.Idx([2], 7, 3),
        ["t10k-images-idx3-ubyte"] = FileBytes.Idx([1, 28, 28], new byte[784]),
        ["t10k-labels-idx1-ubyte"] = FileBytes.Idx([1], 9),
    };

    public void Dispose()
    {
        folder.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData("-", "")]
    [InlineData("-", ".gz")]
    [InlineData(".", "")]
    [InlineData(".", ".gz")]
    public void Files_are_found_under_their_usual_names(string separator, string ending)
    {
        foreach ((string name, byte[] bytes) in files)
        {
            folder.Write(name.Replace("-idx", separator + "idx", StringComparison.Ordinal) + ending, ending == "" ? bytes : FileBytes.Gzip(bytes));
        }

        ExpectData(Mnist.Load(folder.Path));
        TrainTest fashion = FashionMnist.Load(folder.Path);
        ExpectData(fashion);
        Assert.Equal("Sneaker", fashion.Train.ClassNames![7]);
        Assert.Equal("Sneaker", fashion.Test.ClassNames![7]);
    }

    [Fact]
    public void A_given_folder_that_lacks_files_says_which_and_whence_and_downloads_nothing()
    {
        folder.Write("train-images-idx3-ubyte", files["train-images-idx3-ubyte"]);
        folder.Write("t10k-labels.idx1-ubyte", files["t10k-labels-idx1-ubyte"]);
        string message = Assert.Throws<DataUnavailableException>(() => Mnist.Load(folder.Path)).Message;

        Assert.Equal(
            $"MNIST is not complete in '{folder.Path}'. Get train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz from "
            + $"https://ossci-datasets.s3.amazonaws.com/mnist/ into '{folder.Path}'.",
            message);
        Assert.Throws<DataUnavailableException>(() => Source().Load(Path.Combine(folder.Path, "nowhere"), new DataCache(folder.Path, server)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void The_first_load_downloads_and_the_second_reads_the_cache()
    {
        ServeAll();
        ExpectData(Source().Load(null, new DataCache(folder.Path, server)));
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(
            files.Keys.Select(name => name + ".gz").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(folder.Path, "digits")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        server.Files.Clear();
        ExpectData(Source().Load(null, new DataCache(folder.Path, server)));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void Only_missing_files_are_downloaded()
    {
        ServeAll();
        folder.Write("digits/train-images-idx3-ubyte", files["train-images-idx3-ubyte"]);
        ExpectData(Source().Load(null, new DataCache(folder.Path, server)));

        Assert.Equal(["train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"], server.Requests);
    }

    [Fact]
    public void A_wrong_download_is_refused_and_the_message_says_what_to_do()
    {
        ServeAll();
        IdxSource source = Source();
        server.Files["t10k-images-idx3-ubyte.gz"][20] ^= 1;
        string message = Assert.Throws<DataUnavailableException>(() => source.Load(null, new DataCache(folder.Path, server))).Message;

        string place = Path.Combine(folder.Path, "digits");
        Assert.Contains("SHA-256", message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Get train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz from https://data.example/ into '{place}'. Or call Load with the folder that has Digits.",
            message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(place), path => path.Contains("t10k-images", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_of_another_size_are_refused()
    {
        foreach ((string name, byte[] bytes) in files)
        {
            folder.Write(name, bytes);
        }

        string path = folder.Write("train-images-idx3-ubyte", FileBytes.Idx([2, 2, 2], new byte[8]));
        DataFormatException exception = Assert.Throws<DataFormatException>(() => Mnist.Load(folder.Path));

        Assert.Equal(path, exception.File);
        Assert.Contains("(samples, 28, 28), not (2, 2, 2)", exception.Reason, StringComparison.Ordinal);
    }

    private static void ExpectData(TrainTest data)
    {
        float[] input = new float[784];
        data.Train.CopyInput(1, input);

        Assert.All(input, value => Assert.Equal(1f, value));
        Assert.Equal((2, 1), (data.Train.Count, data.Test.Count));
        Assert.Equal([28, 28, 1], data.Test.InputShape);
        Assert.Equal((7, 3, 9), (data.Train.ClassOf(0), data.Train.ClassOf(1), data.Test.ClassOf(0)));
    }

    private void ServeAll()
    {
        foreach ((string name, byte[] bytes) in files)
        {
            server.Files[name + ".gz"] = FileBytes.Gzip(bytes);
        }
    }

    private IdxSource Source() => new("Digits", "digits", [.. IdxSource.FileNames.Select(name =>
    {
        byte[] bytes = FileBytes.Gzip(files[name]);
        return new RemoteFile(name + ".gz", FakeServer.Folder, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    })]);
}
