using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Dialogs;
using SupportBot.Storage.Labels;

namespace SupportBot.Desk.Labels;

/// <summary>What the menu of a reading shows.</summary>
/// <param name="Only">The head that is asked about; null for all of them.</param>
/// <param name="IsNoted">Something was said of it just now.</param>
internal sealed record ReadingModel(ReadTurn Turn, Classifier Classifier, Head? Only, bool IsNoted)
{
    public string Text { get; } = Listening.TextOf(Turn.Messages);

    public string Link { get; } = $"/desk/tickets/{Turn.Ticket}/readings/{Turn.Place.Position}";

    public IEnumerable<Head> Shown => Only is { } one ? [one] : Heads.All;

    public HeadReading Read(Head head) => HeadReading.Of(Turn.Reading, head);

    /// <summary>What a person said last.</summary>
    public ShownLabel? Said(Head head) => Turn.Labels.LastOrDefault(label => label.Head == head);

    /// <summary>The words that carried the reading, strongest first.</summary>
    public IReadOnlyList<string> Why(Head head) => [.. Classifier.Explain(Text, head).Select(reason => reason.Words)];
}
