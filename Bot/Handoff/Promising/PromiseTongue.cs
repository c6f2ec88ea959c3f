using System.Text.RegularExpressions;

namespace SupportBot.Handoff.Promising;

/// <summary>How a language promises, in words without their marks. Groups are named after what they say.</summary>
/// <param name="Commits">Somebody on our side says that the customer will hear of them.</param>
/// <param name="Turns">Where another thought begins: a condition, somebody else's doing.</param>
/// <param name="Foreign">In a piece of a sentence that promises nothing itself: what makes its time somebody else's.</param>
/// <param name="Asides">Times that nothing is promised by: "after 15:00", "from 9 to 10".</param>
/// <param name="Span">"In two hours": <c>n</c>, <c>h</c> for hours, <c>m</c> for minutes, <c>d</c> for days, <c>half</c>, <c>more</c> for a half more, <c>quarter</c>.</param>
/// <param name="Clock">"By 3 pm": <c>hour</c>, <c>minute</c>, <c>am</c>, <c>pm</c>.</param>
/// <param name="Day">"Tomorrow", "on Monday", "12 March": <c>today</c>, <c>tomorrow</c>, <c>after</c>, <c>next</c>, <c>w1</c> to <c>w7</c>, <c>date</c> with <c>month</c>, <c>week</c>, <c>nextweek</c>.</param>
/// <param name="Part">"In the evening": <c>morning</c>, <c>noon</c>, <c>afternoon</c>, <c>evening</c>, <c>close</c>.</param>
/// <param name="Numbers">Numbers in words.</param>
internal sealed record PromiseTongue(
    Regex Commits, Regex Turns, Regex Foreign, Regex Asides, Regex Span, Regex Clock, Regex Day, Regex Part, IReadOnlyDictionary<string, double> Numbers);
