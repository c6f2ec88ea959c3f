using SupportBot.Classification;

namespace SupportBot.Storage.Models;

/// <summary>Where a model stands. The numbers stand in stores.</summary>
internal enum ModelState
{
    /// <summary>Trained or shipped, and never in use.</summary>
    Candidate,

    /// <summary>In use on every node.</summary>
    Active,

    /// <summary>Was in use; can be gone back to.</summary>
    Kept,
}

/// <summary>A model in the store, without its bytes.</summary>
/// <param name="MadeBy">Who had it trained; null for one that came with the program.</param>
/// <param name="Parent">Which one was active when it was made.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StoredModel(
    ModelVersion Version, ModelState State, DateTimeOffset MadeAt, string? MadeBy, ModelVersion? Parent, long Size, ModelCard Card)
{
    /// <summary>It came with this program or an earlier one.</summary>
    public bool IsShipped { get; init; }

    /// <summary>Who was erased after this may be in it.</summary>
    public DateTimeOffset LabelsReadAt => Card.LabelsReadAt ?? MadeAt;

    /// <summary>When it became active the last time.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Who made it active; null when it became so by itself.</summary>
    public string? ActivatedBy { get; init; }

    /// <summary>Since when it reads live messages unseen; null when it does not.</summary>
    public DateTimeOffset? ShadowSince { get; init; }
}

/// <summary>What became of making a model the active one.</summary>
internal enum Activation
{
    Done,
    NoSuchModel,

    /// <summary>It is so already; nothing was written.</summary>
    IsActive,

    /// <summary>Another is active than the one it was judged against; nothing was written.</summary>
    OtherIsActive,
}

/// <summary>Which models nodes must have at hand.</summary>
/// <param name="Active">Null in a store that no model was put into yet.</param>
/// <param name="Shadow">Null when none reads unseen.</param>
internal sealed record ModelMark(ModelVersion? Active, ModelVersion? Shadow)
{
    public static ModelMark None { get; } = new(null, null);
}
