using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>The values of the buttons the product offers. Those of a script carry their step, so that an old button answers nothing else.</summary>
internal static class Buttons
{
    public const string Person = "person";
    public const string GoOn = "go_on";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unknown = "unknown";
    public const string Other = "other";

    /// <summary>The evidence may not be shared (C24).</summary>
    public const string MayNotShare = "may_not_share";

    /// <summary>To an incident: this is something else.</summary>
    public const string OtherMatter = "other_matter";

    /// <summary>A settled matter is to be opened again, or left as it is.</summary>
    public const string Reopen = "reopen";
    public const string Leave = "leave";

    private const string RatingPrefix = "rating.";
    private const string TopicPrefix = "topic.";
    private const string ScriptPrefix = "script.";
    private const string ArticlePrefix = "article.";

    public static string Of(string step, string value) => $"{step}.{value}";

    public static string Of(Topic topic) => TopicPrefix + Named(topic);

    /// <summary>The button that begins a script.</summary>
    public static string Beginning(ScriptId script) => ScriptPrefix + script.Name;

    /// <summary>The script a pressed button begins, by name; null when it is another button.</summary>
    public static string? ReadScript(string? choice) =>
        choice is not null && choice.StartsWith(ScriptPrefix, StringComparison.Ordinal) ? choice[ScriptPrefix.Length..] : null;

    /// <summary>Whether an article that was shown outside scripts helped.</summary>
    public static string OfArticle(string id, bool helped) => Of(ArticlePrefix + id, helped ? Yes : No);

    /// <summary>The article such a button speaks of, and what it says; null when it is another button.</summary>
    public static (string Id, bool Helped)? ReadArticle(string? choice) =>
        choice?.Split('.') is [var first, var id, var answer] && first + '.' == ArticlePrefix ? (id, answer == Yes) : null;

    /// <summary>A score of the matter that was settled at a time.</summary>
    public static Choice Rating(int score, DateTimeOffset of) =>
        new($"{RatingPrefix}{score}.{of.ToUnixTimeMilliseconds()}", score.ToString(CultureInfo.InvariantCulture));

    /// <summary>The score a pressed button gives, and of which matter; null when it is another button.</summary>
    public static (int Score, DateTimeOffset Of)? ReadRating(string? choice) =>
        choice is not null && choice.StartsWith(RatingPrefix, StringComparison.Ordinal) && choice.Split('.') is [_, [>= '1' and <= '5' and var score], var at]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (score - '0', DateTimeOffset.FromUnixTimeMilliseconds(ms)) : null;

    /// <summary>Whether a value belongs to a step of a script, rather than to what is always offered.</summary>
    public static bool IsOfScript(string choice) =>
        choice.Contains('.', StringComparison.Ordinal) && ReadTopic(choice) is null && ReadScript(choice) is null && ReadRating(choice) is null;

    /// <summary>Names no step may have, since its buttons would look like those of something else.</summary>
    public static bool IsReserved(string step) => step is "topic" or "script" or "article" or "lang" or "rating" or Step.ReturnName;

    /// <summary>The topic a pressed button names; null when it is another button.</summary>
    public static Topic? ReadTopic(string? choice) =>
        choice is not null && choice.StartsWith(TopicPrefix, StringComparison.Ordinal)
            ? Enum.GetValues<Topic>().Cast<Topic?>().FirstOrDefault(t => Of(t!.Value) == choice)
            : null;

    /// <summary>A closed set's name as files write it: <c>how_to</c>.</summary>
    internal static string Named<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
