using SupportBot.Classification;

namespace SupportBot.Learning;

/// <summary>A model that should be active and cannot be used by this program, which goes on with the last good one.</summary>
internal sealed record ModelTrouble(ModelVersion Version, string Why);
