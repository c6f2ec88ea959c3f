using System.Numerics;

namespace SupportBot.Classification.Features;

/// <summary>From an n-gram's hash to its row in the model, in one probe most of the time. N-grams never learnt have none.</summary>
internal sealed class GramTable
{
    private readonly ulong[] _slots;
    private readonly uint _mask;

    public GramTable(ReadOnlySpan<uint> keys)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(keys.Length * 2, 16))];
        _mask = (uint)_slots.Length - 1;
        for (var row = 0; row < keys.Length; row++) Put(keys[row], row);
    }

    private void Put(uint key, int row)
    {
        var slot = key & _mask;
        while (_slots[slot] != 0) slot = (slot + 1) & _mask;
        _slots[slot] = ((ulong)key << 32) | (uint)(row + 1);
    }

    /// <returns>The row, or -1.</returns>
    public int Find(uint key)
    {
        for (var slot = key & _mask; ; slot = (slot + 1) & _mask)
        {
            var entry = _slots[slot];
            if (entry == 0) return -1;
            if ((uint)(entry >> 32) == key) return (int)(uint)entry - 1;
        }
    }
}
