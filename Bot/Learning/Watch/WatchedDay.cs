namespace SupportBot.Learning.Watch;

/// <summary>One measure on one day.</summary>
/// <param name="Messages">How many it was measured on.</param>
/// <param name="Value">A share, 0 to 1.</param>
/// <param name="Line">From where on it is unusual; null while too little is known.</param>
/// <param name="IsUnusual">It is beyond that line.</param>
internal sealed record WatchedDay(DateOnly Day, long Messages, double Value, double? Line, bool IsUnusual);

/// <summary>How the readings of one head have been.</summary>
/// <param name="Unsure">The share of messages on which the head was unsure.</param>
/// <param name="Drift">How much of a day's answers would have to be others, for them to be those of the four weeks before.</param>
/// <param name="Mix">The share of each answer, by day; nothing on a day without messages.</param>
internal sealed record WatchedHead(
    Classification.Head Head, IReadOnlyList<WatchedDay> Unsure, IReadOnlyList<WatchedDay> Drift, IReadOnlyList<(DateOnly Day, double[] Shares)> Mix);
