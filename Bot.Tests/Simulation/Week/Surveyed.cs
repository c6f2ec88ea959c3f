using SupportBot.Conversations;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Whether anybody was asked too often how the help was, or although they had been asked to calm down.</summary>
internal static class Surveyed
{
    public static IEnumerable<(string, string)> Broken(FollowedConversations followed)
    {
        foreach (var one in followed.All)
        {
            var asked = Turning(one, (before, after) => before?.AskedAt is null && after.AskedAt is not null).ToList();
            var reminded = Turning(one, (before, after) => before is { AskedAt: not null, IsReminded: false } && after is { IsReminded: true, Score: null }).Where(moment => !moment.CustomerWrote);
            if (TooOften(asked)) yield return ("asked twice how the help was", one.Number.ToString());
            if (TooOften(reminded)) yield return ("reminded twice of the question how the help was", one.Number.ToString());
            if (asked.Exists(moment => moment.After.Tone.PausedUntil is not null)) yield return ("asked for praise after a pause for abuse", one.Number.ToString());
        }
    }

    private static bool TooOften(IEnumerable<Moment> moments) => moments.GroupBy(moment => moment.After.Survey!.Of).Any(of => of.Count() > 1);

    private static IEnumerable<Moment> Turning(Followed one, Func<Survey?, Survey, bool> turns)
    {
        Survey? before = null;
        foreach (var moment in one.Moments)
        {
            if (moment.After.Survey is { } after && turns(before?.Of == after.Of ? before : null, after)) yield return moment;
            before = moment.After.Survey;
        }
    }
}
