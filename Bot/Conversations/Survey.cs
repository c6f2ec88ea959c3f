namespace SupportBot.Conversations;

/// <summary>The question how the help was, of one matter that was settled.</summary>
/// <param name="Of">When that matter was settled.</param>
internal sealed record Survey(DateTimeOffset Of)
{
    /// <summary>Scores up to this are bad news, which agents are told.</summary>
    public const int WorstScores = 2;

    public const int BestScore = 5;

    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The one reminder was sent, or is not needed any more.</summary>
    public bool IsReminded { get; init; }

    /// <summary>1 to 5; null until the customer says.</summary>
    public int? Score { get; init; }

    /// <summary>Until when words belong to the score.</summary>
    public DateTimeOffset? CommentUntil { get; init; }

    /// <summary>After a bad score the customer was asked whether to open the matter again.</summary>
    public bool IsReopenOffered { get; init; }

    public bool IsBad => Score <= WorstScores;
}
