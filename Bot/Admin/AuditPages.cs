using SupportBot.Storage.Audit;

namespace SupportBot.Admin;

/// <summary>Shows the audit log, a page at a time.</summary>
internal static class AuditPages
{
    private const int LastPage = 100_000;

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/audit", async (HttpContext http, AuditLog log, int? page) =>
    {
        var number = Math.Clamp(page ?? 1, 1, LastPage);
        var entries = await log.ReadAsync((number - 1) * AuditPage.PageSize, AuditPage.PageSize + 1);
        return AdminView.Of(http, AdminArea.Audit).Page(AuditPage.Of([.. entries.Take(AuditPage.PageSize)], number, entries.Count > AuditPage.PageSize));
    });
}
