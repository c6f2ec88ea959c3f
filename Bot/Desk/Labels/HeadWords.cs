using SupportBot.Classification;
using SupportBot.Conversations;

namespace SupportBot.Desk.Labels;

/// <summary>What people read for the classifier's heads and their answers.</summary>
internal static class HeadWords
{
    public static string Title(Head head) => head.Name is "wants_person" ? "Wants a person" : Wording.Title(head.Name);

    /// <summary>Under its head's title: <c>High</c>.</summary>
    public static string Of(Head head, int answer) => head.Name switch
    {
        "language" => Wording.Of((Language)answer),
        "topic" => Wording.Of((Topic)answer),
        "wants_person" => answer == 1 ? "Yes" : "No",
        _ => Wording.Title(head.Labels[answer]),
    };

    /// <summary>Alone, without the head's title: <c>High urgency</c>.</summary>
    public static string Alone(Head head, int answer) => (head.Name, answer) switch
    {
        ("urgency", _) => $"{Of(head, answer)} urgency",
        ("wants_person", 1) => "Wants a person",
        ("wants_person", _) => "Wants no person",
        ("anger", 0) => "No anger",
        ("abuse", 0) => "No abuse",
        _ => Of(head, answer),
    };

    public static Head? Find(string? name) =>
        Heads.All.FirstOrDefault(head => head.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || head.Name.Replace("_", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase));
}
