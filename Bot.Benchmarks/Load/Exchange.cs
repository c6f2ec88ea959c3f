using System.Text;

namespace SupportBot.Benchmarks.Load;

/// <summary>
/// One customer's view of the stream, checked line by line: the own message must come back once, then its reply, and nothing
/// else. One message is under way at a time, so every reply between two messages belongs to the first of them.
/// </summary>
internal sealed class Exchange
{
    private readonly byte[] _expected = new byte[64];
    private int _expectedLength;
    private long _last;
    private bool _isEchoed;

    public bool IsAnswered { get; private set; } = true;

    /// <summary>Lines seen twice, and replies nobody asked for.</summary>
    public int Doubled { get; private set; }

    public void Begin(string clientId)
    {
        _expectedLength = Encoding.ASCII.GetBytes(clientId, _expected);
        (_isEchoed, IsAnswered) = (false, false);
    }

    public void Take(ReadOnlySpan<byte> frame)
    {
        var wasAnswered = IsAnswered;
        var activities = new ActivitySet(frame);
        while (activities.Next())
        {
            if (activities.Position == 0) continue;
            if (activities.Position <= _last) Doubled++;
            else if (activities.IsFromBot) TakeReply(wasAnswered);
            else TakeOwn(activities.ClientId);
            _last = Math.Max(_last, activities.Position);
        }
    }

    private void TakeOwn(ReadOnlySpan<byte> clientId)
    {
        if (_isEchoed || !clientId.SequenceEqual(_expected.AsSpan(0, _expectedLength))) Doubled++;
        _isEchoed = true;
    }

    // Several replies of one turn come in one frame; a later frame would be a second turn for the same message.
    private void TakeReply(bool wasAnswered)
    {
        if (!_isEchoed || wasAnswered) Doubled++;
        else IsAnswered = true;
    }
}
