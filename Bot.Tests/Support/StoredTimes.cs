using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Sla;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Sla;

namespace SupportBot.Tests.Support;

/// <summary>The calendars and policies of a store as one node counts by them, without a server around.</summary>
internal static class StoredTimes
{
    public static readonly Company Company = new(TimeZoneInfo.Utc);

    public static ServiceTimesKeeper Keeper(Database database, TimeProvider clock) =>
        new(new PolicyStore(database, new AuditLog(database, clock)), Company, clock, NullLogger<ServiceTimesKeeper>.Instance);
}
