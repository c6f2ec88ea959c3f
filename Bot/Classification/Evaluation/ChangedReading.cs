using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>Who of two classifiers is right about a message in one head.</summary>
internal enum WhoIsRight
{
    /// <summary>Nobody labelled it.</summary>
    Unknown,
    Candidate,
    Active,

    /// <summary>They differ in how sure they are.</summary>
    Both,
    Neither,
}

/// <summary>A message in which a candidate reads something else than the active model, or is sure where that is not, or the reverse.</summary>
/// <param name="Truth">What people say; <see cref="LabelledMessage.Unknown"/> when nobody said.</param>
internal sealed record ChangedReading(LabelledMessage Message, Head Head, int Truth, HeadReading Active, HeadReading Candidate)
{
    public WhoIsRight WhoIsRight => (Truth == Active.Value, Truth == Candidate.Value) switch
    {
        _ when Truth == LabelledMessage.Unknown => WhoIsRight.Unknown,
        (false, true) => WhoIsRight.Candidate,
        (true, false) => WhoIsRight.Active,
        (true, true) => WhoIsRight.Both,
        (false, false) => WhoIsRight.Neither,
    };
}
