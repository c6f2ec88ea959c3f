using SupportBot.Conversations;

namespace SupportBot.Storage.Articles;

/// <summary>What became of an article in a turn.</summary>
internal enum ArticleOutcome
{
    /// <summary>The customer got its short answer.</summary>
    Shown,

    /// <summary>They said that it helped.</summary>
    Helped,

    /// <summary>They said that it did not.</summary>
    DidNotHelp,
}

/// <summary>One article in one turn. Of the customer it knows nothing.</summary>
internal readonly record struct ArticleUse(string Article, Language Language, ArticleOutcome Outcome);

/// <summary>A question that no article was found for, without what leads to a person.</summary>
internal sealed record OpenQuestion(Language Language, string Text, DateTimeOffset At);

/// <summary>How often an article was shown, and what customers said of it.</summary>
internal sealed record ArticleFigures(int Shown, int Helped, int DidNotHelp)
{
    private const int LeastAnswers = 10;

    public static ArticleFigures None { get; } = new(0, 0, 0);

    /// <summary>Of those who said, the share it helped; null while too few did to tell.</summary>
    public double? HelpedShare => Helped + DidNotHelp >= LeastAnswers ? (double)Helped / (Helped + DidNotHelp) : null;

    /// <summary>More of those who said were not helped than were.</summary>
    public bool IsPoor => HelpedShare is < 0.5;
}
