using System.Diagnostics;
using System.Security.Cryptography;
using SupportBot.Classification;
using SupportBot.Classification.Features;

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

    [Theory]
    [InlineData("more keys than there are bytes")]
    [InlineData("fewer keys than none")]
    [InlineData("keys out of order")]
    [InlineData("an endless rarity")]
    [InlineData("a scale that is no number")]
    [InlineData("an unknown mark")]
    [InlineData("words out of order")]
    [InlineData("more words than there are bytes")]
    [InlineData("no slope")]
    [InlineData("sure from beyond 1")]
    [InlineData("an endless bias")]
    [InlineData("bytes after the end")]
    [InlineData("cut short")]
    public void Numbers_that_make_no_sense_are_refused_though_the_checksum_is_theirs(string damage)
    {
        var whole = new Model
        {
            Lexicon = new Lexicon([(5, Mark.Thanks), (9, Mark.Anger)]), Calibrations = Toy.Model.Calibrations, Keys = Toy.Model.Keys,
            Rarity = Toy.Model.Rarity, RowScale = Toy.Model.RowScale, ColumnScale = Toy.Model.ColumnScale, Weights = Toy.Model.Weights,
        };
        var body = ModelFile.Bytes(whole)[..^32];
        var (keys, rows) = (whole.Keys.Length, whole.Rows);
        var rarity = 20 + (4 * keys);
        var columns = rarity + (2 * keys) + (2 * rows) + (rows * Heads.Columns);
        var words = columns + (4 * Heads.Columns);
        var slope = words + 4 + (2 * 5);
        Span<byte> At(int from) => body.AsSpan(from);
        switch (damage)
        {
            case "more keys than there are bytes": BitConverter.TryWriteBytes(At(16), int.MaxValue); break;
            case "fewer keys than none": BitConverter.TryWriteBytes(At(16), -1); break;
            case "keys out of order": BitConverter.TryWriteBytes(At(24), 0u); break;
            case "an endless rarity": BitConverter.TryWriteBytes(At(rarity), Half.PositiveInfinity); break;
            case "a scale that is no number": BitConverter.TryWriteBytes(At(columns), float.NaN); break;
            case "an unknown mark": body[words + 8] = 255; break;
            case "words out of order": BitConverter.TryWriteBytes(At(words + 4), 10u); break;
            case "more words than there are bytes": BitConverter.TryWriteBytes(At(words), 1 << 30); break;
            case "no slope": BitConverter.TryWriteBytes(At(slope), float.NaN); break;
            case "sure from beyond 1": BitConverter.TryWriteBytes(At(slope + 4), 1.5f); break;
            case "an endless bias": BitConverter.TryWriteBytes(At(slope + 8), float.NegativeInfinity); break;
            case "bytes after the end": body = [.. body, 0]; break;
            case "cut short": body = body[..^1]; break;
        }

        Should.Throw<ModelException>(() => Classifier.Of([.. body, .. SHA256.HashData(body)], "it")).Message.ShouldContain("Restore");
    }

    private string Refusal() => Should.Throw<ModelException>(() => Classifier.Load(File)).Message;
}
