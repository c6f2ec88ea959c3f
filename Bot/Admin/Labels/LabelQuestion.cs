using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;

namespace SupportBot.Admin.Labels;

/// <summary>What can be looked at on the page of labels.</summary>
internal enum LabelList
{
    /// <summary>What the model is least sure of, or two models contradict each other on.</summary>
    Unsure,

    /// <summary>What customers said no to.</summary>
    Contradicted,

    /// <summary>What agents corrected in the desk.</summary>
    Corrected,

    /// <summary>What labellers contradict each other on.</summary>
    Conflicts,
    Agreement,

    /// <summary>Import and export.</summary>
    Files,
}

/// <summary>One message to be labelled.</summary>
/// <param name="Text">Masked, as it is learnt from.</param>
/// <param name="Reading">What the active model reads in it now.</param>
/// <param name="Waiting">How many more there are.</param>
internal sealed record LabelQuestion(string Text, Assessment Reading, int Waiting)
{
    /// <summary>Where it stands; null for a message of the frozen set.</summary>
    public (TicketNumber Ticket, long Position)? Place { get; init; }

    /// <summary>The heads that a candidate reads otherwise.</summary>
    public IReadOnlyList<Head> Contradicted { get; init; } = [];

    /// <summary>What the customer said next, where that contradicts the reading.</summary>
    public string? SaidNext { get; init; }

    public HeadReading Read(Head head) => HeadReading.Of(Reading, head);
}
