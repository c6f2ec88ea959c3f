namespace SupportBot.Conversations;

/// <summary>What whoever waits was told of how long it takes (C16).</summary>
/// <param name="At">When it was told: the minutes count from then.</param>
/// <param name="Ahead">How many stood before.</param>
/// <param name="From">Minutes, at the least; 0 for at once.</param>
/// <param name="To">Minutes, in all likelihood; 0 when the time was withdrawn, and none could be told instead.</param>
/// <param name="IsLate">It was told in place of a time that had passed.</param>
internal sealed record ToldWait(DateTimeOffset At, int Ahead, int From, int To, bool IsLate);
