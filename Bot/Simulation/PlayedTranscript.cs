using System.Collections.Immutable;
using SupportBot.Triage.Testing;

namespace SupportBot.Simulation;

/// <summary>One line of a transcript beside what was seen there.</summary>
/// <param name="Expected">As it is written.</param>
/// <param name="Seen">What the bot said or where it stood; empty where there is nothing to see.</param>
internal sealed record PlayedLine(int Line, string Expected, string Seen, bool IsRight);

/// <summary>How a tested conversation went.</summary>
internal sealed record PlayedTranscript(Transcript Transcript, ImmutableArray<PlayedLine> Lines)
{
    public bool IsRight => Lines.All(line => line.IsRight);

    /// <summary>The line with the first difference; null when there is none.</summary>
    public PlayedLine? Difference => Lines.FirstOrDefault(line => !line.IsRight);
}
