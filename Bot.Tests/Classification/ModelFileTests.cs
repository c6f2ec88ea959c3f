using System.Diagnostics;
using SupportBot.Classification;

namespace SupportBot.Tests.Classification;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, "classifier.bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var version = ModelFile.Write(File, Toy.Model);
        var loaded = Classifier.Load(File);
        loaded.Version.ShouldBe(version);
        var text = Toy.Messages[0].Text;
        loaded.Assess(text).ShouldBe(Toy.Classifier.Assess(text));
    }

    [Fact]
    public void A_missing_file_says_what_to_do() => Refusal().ShouldContain("train");

    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        System.IO.File.WriteAllText(File, "name,price\nbread,2\n");
        Refusal().ShouldContain("is not a classifier");
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var bytes = ModelFile.Bytes(Toy.Model);
        foreach (var length in new[] { 0, 3, 8, 64, 1000, bytes.Length / 2, bytes.Length - 1 })
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Refusal().ShouldContain("Restore");
        }
    }

    [Fact]
    public void A_file_with_one_wrong_bit_is_refused()
    {
        var bytes = ModelFile.Bytes(Toy.Model);
        for (var i = 8; i < bytes.Length; i += 997)
        {
            bytes[i] ^= 4;
            System.IO.File.WriteAllBytes(File, bytes);
            Refusal().ShouldContain("damaged");
            bytes[i] ^= 4;
        }
    }

    [Fact]
    public void A_file_of_another_format_is_refused_by_its_number()
    {
        var bytes = ModelFile.Bytes(Toy.Model);
        bytes[4] = 99;
        System.IO.File.WriteAllBytes(File, bytes);
        Refusal().ShouldContain("format 99");
    }

    [Fact]
    public void The_shipped_model_is_small_and_loads_fast()
    {
        new FileInfo(Shipped.Path).Length.ShouldBeLessThan(25 * 1024 * 1024);
        var fastest = Enumerable.Range(0, 5).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Classifier.Load(Shipped.Path);
            return Stopwatch.GetElapsedTime(started);
        });
        fastest.ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }

    private string Refusal() => Should.Throw<ModelException>(() => Classifier.Load(File)).Message;
}
