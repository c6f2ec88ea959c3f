using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Testing;

/// <summary>A conversation as it should go, written beside a script to test it.</summary>
/// <param name="Script">The script it tests, by name.</param>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="Line">Where it begins in its file.</param>
/// <param name="Language">The customer's, and the one the bot must answer in.</param>
/// <param name="Reading">What is read in the customer's words; null when the classifier reads them.</param>
internal sealed record Transcript(
    string File, int Line, string Script, string Name, Language Language, FixedReading? Reading, Given Given, ImmutableArray<TranscriptLine> Lines);

/// <summary>The world around a tested conversation; business hours and nothing unusual unless said.</summary>
/// <param name="Circumstances">What expressions ask about.</param>
/// <param name="Articles">The ids of the articles that are found, the best first.</param>
/// <param name="Channel">The messenger; null for the web chat.</param>
internal sealed record Given(Circumstances Circumstances, ImmutableArray<string> Articles, string? Channel)
{
    public static Given Nothing { get; } = new(Circumstances.Usual, [], null);
}

/// <summary>One line of a transcript: what the customer does, or what must be seen then. The closed set.</summary>
internal abstract record TranscriptLine
{
    private TranscriptLine() { }

    /// <summary>Where it stands in its file.</summary>
    public required int Line { get; init; }

    /// <summary>The line as it is written: <c>step: booked</c>.</summary>
    public required string Written { get; init; }

    /// <summary>Whether the customer does something, rather than something is expected.</summary>
    public bool IsAct => this is Writes or Presses or Sends or Waits;

    /// <param name="Reading">What is read in these words; null for that of the conversation.</param>
    public sealed record Writes(string Text, FixedReading? Reading) : TranscriptLine;

    /// <param name="Button">The value or the label of a button that is offered; with its step, <c>order.unknown</c>, it may be an old one.</param>
    public sealed record Presses(string Button) : TranscriptLine;

    /// <param name="What"><c>file</c>, <c>photo</c>, or a messenger's word for what cannot be read.</param>
    public sealed record Sends(string What) : TranscriptLine;

    public sealed record Waits(TimeSpan For) : TranscriptLine;

    /// <summary>This step's question is open.</summary>
    public sealed record AtStep(string Step) : TranscriptLine;

    /// <summary>The bot said the text of this step, or this phrase.</summary>
    /// <param name="Of">The texts, one of which must be there.</param>
    public sealed record Says(Words Of) : TranscriptLine;

    /// <summary>The bot's words hold these.</summary>
    public sealed record Contains(string Part) : TranscriptLine;

    /// <summary>The fact is known with this value; null for one that must not be known.</summary>
    public sealed record Knows(string Fact, string? Value) : TranscriptLine;

    /// <summary>It is over: <c>resolved</c>, <c>referred</c>, or reason, queue and tier of the handoff.</summary>
    public sealed record Ends(string How) : TranscriptLine;
}
