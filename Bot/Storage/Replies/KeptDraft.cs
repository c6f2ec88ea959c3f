namespace SupportBot.Storage.Replies;

/// <summary>What an agent began to write.</summary>
/// <param name="IsNote">For colleagues, not for the customer.</param>
/// <param name="Canned">The wordings of canned replies in it, as forms send them.</param>
internal sealed record DraftText(string Text, bool IsNote, string Canned);

/// <summary>A draft as it is kept.</summary>
/// <param name="Version">Higher with every change, also after it was sent and another begun.</param>
internal sealed record KeptDraft(DraftText Draft, long Version, DateTimeOffset At);

/// <summary>What a colleague is writing.</summary>
internal sealed record ColleaguesDraft(string Name, string Text, bool IsNote, DateTimeOffset At);

/// <summary>What became of a draft that was to be kept.</summary>
internal abstract record DraftSaved
{
    private DraftSaved() { }

    /// <param name="Version">As it is known from now on; 0 when it was thrown away.</param>
    public sealed record Kept(long Version) : DraftSaved;

    /// <summary>It was written on, sent or thrown away on another device meanwhile, and was not touched.</summary>
    /// <param name="There">What stands there; null for nothing.</param>
    public sealed record Meanwhile(KeptDraft? There) : DraftSaved;
}
