using SupportBot.Conversations;
using SupportBot.Desk.Pages;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>One thing that happened to a ticket.</summary>
internal sealed class TimelineView(TranscriptLine line)
{
    public long Position { get; } = line.Position;
    public DateTimeOffset At { get; } = line.At;
    public LineKind Kind { get; } = line.Kind;

    /// <summary>The agent who did it; absent for the bot and the customer.</summary>
    public string? By { get; } = line.AgentName;

    /// <summary>As it is stored: for events a word, and after a colon what goes with it.</summary>
    public string Text { get; } = line.Text;

    /// <summary>As agents read it.</summary>
    public string Words { get; } = TimelinePage.Words(line);
}
