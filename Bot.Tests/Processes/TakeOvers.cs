using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>Holds who worked on a messenger against what was done to them.</summary>
internal static class TakeOvers
{
    /// <summary>How long each take-over took, from the fault until the next process fetched. Fails when a process gave way that nothing had happened to: there were two.</summary>
    public static IReadOnlyList<TimeSpan> Of(Attendance attendance, IReadOnlyList<Fault> faults) =>
        [.. attendance.Stints.Zip(attendance.Stints.Skip(1), (former, next) => Between(former, next, faults))];

    private static TimeSpan Between(Attendance.Stint former, Attendance.Stint next, IReadOnlyList<Fault> faults)
    {
        var fault = faults.LastOrDefault(fault => fault.Who == former.Who && fault.At >= former.First && fault.At <= next.First);
        fault.ShouldNotBeNull($"{next.Who} worked beside {former.Who}, which was well");
        return TimeProvider.System.GetElapsedTime(fault.At, next.First);
    }
}
