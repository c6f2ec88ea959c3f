namespace SupportBot.Conversations;

/// <summary>What a customer does so that two channels count as one person. Nobody is joined without a code from both sides (C25).</summary>
internal abstract record LinkChange
{
    private LinkChange() { }

    /// <summary>A code is given out, to be typed on the other channel.</summary>
    public sealed record Offered(LinkCode Code) : LinkChange;

    /// <summary>A code from the other channel was typed here.</summary>
    public sealed record Joined(LinkCode Code) : LinkChange;
}

/// <summary>What joins two channels: eight letters and digits that are not mistaken for each other, good for a quarter of an hour and once.</summary>
internal readonly record struct LinkCode(string Value)
{
    public const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    public const int Length = 8;
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    /// <summary>Reads <c>K7M2-9QXF</c>, with or without the dash, in any case.</summary>
    public static LinkCode? Read(string text)
    {
        var letters = string.Concat(text.Where(c => c is not ('-' or ' '))).ToUpperInvariant();
        return letters.Length == Length && letters.All(Letters.Contains) ? new LinkCode(letters) : null;
    }

    public override string ToString() => $"{Value[..4]}-{Value[4..]}";
}
