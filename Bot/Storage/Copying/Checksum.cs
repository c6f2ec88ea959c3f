using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Storage.Copying;

/// <summary>SHA-256 over the rows of a table in the order of its key, the same for both engines.</summary>
internal sealed class Checksum : IDisposable
{
    private const byte Absent = 0;
    private const byte Number = 1;
    private const byte Text = 2;
    private const byte Bytes = 3;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum of what was added so far, in hexadecimal digits.</summary>
    public string Value
    {
        get
        {
            Flush();
            return Convert.ToHexStringLower(_hash.GetCurrentHash());
        }
    }

    public void Add(IReadOnlyList<Value[]> rows)
    {
        foreach (var row in rows)
            foreach (var value in row) Add(value.Bound);
        Rows += rows.Count;
    }

    public void Dispose() => _hash.Dispose();

    private void Add(object? value)
    {
        switch (value)
        {
            case null:
                Take(Absent, 0, 0);
                break;
            case long number:
                Take(Number, number, 0);
                break;
            case string text:
                var length = Encoding.UTF8.GetByteCount(text);
                Encoding.UTF8.GetBytes(text, Take(Text, length, length));
                break;
            case byte[] bytes:
                bytes.CopyTo(Take(Bytes, bytes.Length, bytes.Length));
                break;
            default:
                throw new NotSupportedException($"No checksum was taught a {value.GetType().Name}.");
        }
    }

    /// <summary>Adds what kind of value follows with a number: its own, or the length of its bytes.</summary>
    /// <returns>Room for those bytes.</returns>
    private Span<byte> Take(byte kind, long number, int follow)
    {
        var needed = 1 + sizeof(long) + follow;
        if (_length + needed > _buffer.Length) Flush();
        if (needed > _buffer.Length) _buffer = new byte[needed];
        var room = _buffer.AsSpan(_length, needed);
        _length += needed;
        room[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(room[1..], number);
        return room[(1 + sizeof(long))..];
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        _length = 0;
    }
}
