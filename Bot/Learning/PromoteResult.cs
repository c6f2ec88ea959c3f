namespace SupportBot.Learning;

/// <summary>What became of the wish to make a model the active one.</summary>
internal abstract record PromoteResult
{
    private PromoteResult() { }

    public sealed record Done : PromoteResult;

    public sealed record NotFound : PromoteResult;

    public sealed record AlreadyActive : PromoteResult;

    /// <summary>It is damaged, or made for another program.</summary>
    public sealed record Unusable(string Why) : PromoteResult;

    /// <summary>It reads worse than the active one, and nobody wrote why it should be active all the same.</summary>
    public sealed record NeedsReason(string Why) : PromoteResult;
}
