using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SupportBot.Classification.Features;

namespace SupportBot.Classification;

/// <summary>
/// The classifier on disk, little-endian: magic "SBC1", format, shape, keys, rarities and row scales as 16-bit floats, weights,
/// column scales, lexicon, calibrations, and a SHA-256 of all before it.
/// </summary>
internal static class ModelFile
{
    private const uint Magic = 0x31434253;

    /// <summary>Raised whenever features, heads or layout change: an older file would be read wrongly.</summary>
    private const int Format = 3;
    private const int ChecksumLength = 32;
    private const string Remedy = "Restore the file that came with the program, or make a new one with the train command.";

    /// <returns>The version of what was written.</returns>
    public static string Write(string path, Model model)
    {
        var bytes = Bytes(model);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
        return Version(bytes.AsSpan(^ChecksumLength..));
    }

    public static byte[] Bytes(Model model)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true)) WriteBody(writer, model);
        var body = memory.ToArray();
        return [.. body, .. SHA256.HashData(body)];
    }

    private static void WriteBody(BinaryWriter writer, Model model)
    {
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(FeatureBuffer.DenseCount);
        writer.Write(Heads.Columns);
        writer.Write(model.Keys.Length);
        foreach (var key in model.Keys) writer.Write(key);
        foreach (var rarity in model.Rarity) writer.Write((Half)rarity);
        foreach (var scale in model.RowScale) writer.Write((Half)scale);
        for (var row = 0; row < model.Rows; row++)
            writer.Write(MemoryMarshal.AsBytes(model.Weights.AsSpan(row * Model.Stride, Heads.Columns)));
        foreach (var scale in model.ColumnScale.AsSpan(0, Heads.Columns)) writer.Write(scale);
        writer.Write(model.Lexicon.Entries.Count);
        foreach (var (key, mark) in model.Lexicon.Entries)
        {
            writer.Write(key);
            writer.Write((byte)mark);
        }
        foreach (var calibration in model.Calibrations) WriteCalibration(writer, calibration);
    }

    private static void WriteCalibration(BinaryWriter writer, Calibration calibration)
    {
        writer.Write(calibration.Slope);
        writer.Write(calibration.SureFrom);
        foreach (var bias in calibration.Bias) writer.Write(bias);
    }

    /// <exception cref="ModelException">The file is missing, damaged, or of another format.</exception>
    public static (Model Model, string Version) Read(string path) => Read(ReadBytes(path), path);

    /// <param name="bytes">What <see cref="Bytes"/> made.</param>
    /// <param name="path">What they are called in a refusal.</param>
    /// <exception cref="ModelException">They are damaged, or of another format.</exception>
    public static (Model Model, string Version) Read(byte[] bytes, string path)
    {
        if (bytes.Length < 64 || BitConverter.ToUInt32(bytes) != Magic) throw new ModelException($"'{path}' is not a classifier. {Remedy}");
        var format = BitConverter.ToInt32(bytes, 4);
        if (format != Format) throw new ModelException($"'{path}' has format {format}, this program reads format {Format}. {Remedy}");
        var checksum = bytes.AsSpan(^ChecksumLength..);
        if (!SHA256.HashData(bytes.AsSpan(..^ChecksumLength)).AsSpan().SequenceEqual(checksum))
            throw new ModelException($"'{path}' is damaged or incomplete: its checksum does not match. {Remedy}");
        using var reader = new BinaryReader(new MemoryStream(bytes, 8, bytes.Length - 8 - ChecksumLength));
        return (ReadBody(reader, path), Version(checksum));
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The classifier '{path}' cannot be read: {e.Message} {Remedy}", e);
        }
    }

    private static Model ReadBody(BinaryReader reader, string path)
    {
        if (reader.ReadInt32() != FeatureBuffer.DenseCount || reader.ReadInt32() != Heads.Columns)
            throw new ModelException($"'{path}' was made for other features or heads. {Remedy}");
        try
        {
            var model = ReadNumbers(reader);
            Require(Left(reader) == 0, "it goes on after its end");
            return model;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            // A checksum says that it is as it was written, not that whoever wrote it did so rightly.
            throw new ModelException($"'{path}' cannot be used: {e.Message.TrimEnd('.')}. {Remedy}", e);
        }
    }

    private static Model ReadNumbers(BinaryReader reader)
    {
        var count = ReadCount(reader, sizeof(uint) + 2 + 2 + Heads.Columns);
        var rows = FeatureBuffer.DenseCount + count;
        return new Model
        {
            Keys = ReadKeys(reader, count),
            Rarity = Finite(Widen(reader.ReadBytes(count * 2)), "rarity"),
            RowScale = Finite(Widen(reader.ReadBytes(rows * 2)), "scale"),
            Weights = ReadWeights(reader, rows),
            ColumnScale = ReadColumnScale(reader),
            Lexicon = ReadLexicon(reader),
            Calibrations = [.. Heads.All.Select(head => ReadCalibration(reader, head))],
        };
    }

    // Asked before anything is made as large as it says.
    private static int ReadCount(BinaryReader reader, int bytesOfOne)
    {
        var count = reader.ReadInt32();
        Require(count >= 0 && (long)count * bytesOfOne <= Left(reader), "it is shorter than it says");
        return count;
    }

    private static uint[] ReadKeys(BinaryReader reader, int count)
    {
        var keys = MemoryMarshal.Cast<byte, uint>(reader.ReadBytes(count * sizeof(uint))).ToArray();
        for (var i = 1; i < count; i++) Require(keys[i - 1] < keys[i], "its keys are out of order");
        return keys;
    }

    private static float[] Widen(byte[] halves)
    {
        var wide = new float[halves.Length / 2];
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(halves), wide);
        return wide;
    }

    private static sbyte[] ReadWeights(BinaryReader reader, int rows)
    {
        var weights = new sbyte[rows * Model.Stride];
        for (var row = 0; row < rows; row++)
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan(row * Model.Stride, Heads.Columns)));
        return weights;
    }

    private static float[] ReadColumnScale(BinaryReader reader)
    {
        var scale = new float[Model.Stride];
        for (var i = 0; i < Heads.Columns; i++) scale[i] = reader.ReadSingle();
        return Finite(scale, "scale");
    }

    private static Lexicon ReadLexicon(BinaryReader reader)
    {
        var count = ReadCount(reader, sizeof(uint) + 1);
        var entries = new (uint Key, Mark Mark)[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = (reader.ReadUInt32(), (Mark)reader.ReadByte());
            Require(i == 0 || entries[i - 1].Key <= entries[i].Key, "its words are out of order");
            Require(Enum.IsDefined(entries[i].Mark), "a word in it stands for nothing known");
        }
        return new Lexicon(entries);
    }

    private static Calibration ReadCalibration(BinaryReader reader, Head head)
    {
        var slope = reader.ReadSingle();
        var sureFrom = reader.ReadSingle();
        var bias = new float[head.Count];
        for (var i = 0; i < bias.Length; i++) bias[i] = reader.ReadSingle();
        Require(float.IsFinite(slope) && slope > 0 && sureFrom is >= 0 and <= 1, "its probabilities make no sense");
        return new Calibration(slope, Finite(bias, "bias"), sureFrom);
    }

    private static float[] Finite(float[] numbers, string name)
    {
        Require(Array.TrueForAll(numbers, float.IsFinite), $"a {name} in it is no number");
        return numbers;
    }

    private static long Left(BinaryReader reader) => reader.BaseStream.Length - reader.BaseStream.Position;

    private static void Require(bool isRight, string orElse)
    {
        if (!isRight) throw new InvalidDataException(orElse);
    }

    private static string Version(ReadOnlySpan<byte> checksum) => Convert.ToHexStringLower(checksum[..6]);
}
