using SupportBot.Conversations;

namespace SupportBot.Storage.Scripts;

/// <summary>A share that says how sure it is: with 95% confidence the true one lies between the two ends (Wilson's interval).</summary>
internal readonly record struct Share(long Of, long All)
{
    private const double Z = 1.96;

    /// <summary>Below this many nothing is said with a percentage.</summary>
    public const int Few = 20;

    public bool IsFew => All < Few;

    public double Value => All == 0 ? 0 : (double)Of / All;

    public double From => All == 0 ? 0 : Math.Max(0, Middle - Reach);

    public double To => All == 0 ? 1 : Math.Min(1, Middle + Reach);

    /// <summary>By how much it is above another share: with 95% confidence between the two ends (Newcombe's interval). Both above or both below 0 is a difference.</summary>
    public (double From, double To) Above(Share other)
    {
        var difference = Value - other.Value;
        return (difference - Length(Value - From, other.To - other.Value), difference + Length(To - Value, other.Value - other.From));
    }

    private static double Length(double one, double other) => Math.Sqrt((one * one) + (other * other));

    private double Spread => 1 + (Z * Z / All);

    private double Middle => (Value + (Z * Z / (2 * All))) / Spread;

    private double Reach => Z * Math.Sqrt((Value * (1 - Value) / All) + (Z * Z / (4.0 * All * All))) / Spread;
}

/// <summary>What became of conversations at one step.</summary>
/// <param name="Reached">How often a way came to it; a question that is asked again counts once.</param>
/// <param name="Left">How many stopped here: no answer for <see cref="ScriptNumbers.UntilLeft"/>, or the customer ended it here.</param>
/// <param name="HandedOff">How many went to people from here.</param>
/// <param name="SecondsToAnswer">The median of how long customers took to answer; null when nobody answered here, or it asks nothing.</param>
internal sealed record StepFigures(string Step, long Reached, long Left, long HandedOff, double? SecondsToAnswer);

/// <summary>What became of the conversations that began with one version.</summary>
/// <param name="Left">The customer ended it, or did not answer for <see cref="ScriptNumbers.UntilLeft"/>. What is in none of the numbers goes on, or went back to the script that called it.</param>
/// <param name="Rating">The mean of what customers said of the help, 1 to 5; null when nobody did.</param>
internal sealed record VersionFigures(ScriptId Script, long Begun, long Resolved, long Referred, long HandedOff, long Left, double? Rating, long Ratings)
{
    public static VersionFigures None(ScriptId script) => new(script, 0, 0, 0, 0, 0, null, 0);

    /// <summary>Those that first line settled, of those that ended.</summary>
    public Share Settled => new(Resolved + Referred, Resolved + Referred + HandedOff + Left);
}

/// <summary>What became of the conversations of a trial so far.</summary>
/// <param name="Current">Those of the version in force.</param>
internal sealed record TrialOutcome(VersionFigures Current, VersionFigures Other)
{
    /// <summary>By how much more of its conversations the other version settles; see <see cref="Share.Above"/>.</summary>
    public (double From, double To) Difference => Other.Settled.Above(Current.Settled);

    /// <summary>Null while the numbers do not tell.</summary>
    public bool? IsOtherBetter => Difference switch
    {
        { From: > 0 } => true,
        { To: < 0 } => false,
        _ => null,
    };

    /// <summary>For the audit log.</summary>
    public string Words => $"{Of(Current)}; {Of(Other)}; {(IsOtherBetter is { } better ? better ? "more with the second" : "fewer with the second" : "no certain difference")}";

    private static string Of(VersionFigures version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.Script}: {version.Settled.Of} of {version.Settled.All} settled by first line");
}

/// <summary>A conversation that stopped at a step.</summary>
/// <param name="Outcome">Null when the customer did not answer any more.</param>
internal sealed record StoppedConversation(TicketNumber Ticket, ScriptId Script, string Step, WalkOutcome? Outcome, DateTimeOffset At);
