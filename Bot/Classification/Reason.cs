namespace SupportBot.Classification;

/// <summary>Words of a message that carried a reading.</summary>
/// <param name="Words">As the customer wrote them.</param>
/// <param name="Weight">How much of the reading they carry against the strongest, which has 1.</param>
internal sealed record Reason(string Words, float Weight);
