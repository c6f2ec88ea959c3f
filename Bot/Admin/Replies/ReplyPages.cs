using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Replies;

namespace SupportBot.Admin.Replies;

/// <summary>The canned replies: which there are, how they are used, and the editor with what customers would get.</summary>
internal sealed class ReplyPages(CannedStore store, CannedRecord record, PlaybookKeeper keeper, ConductRules rules, Company company, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder replies)
    {
        replies.MapGet("", (HttpContext http, ReplyPages pages) => pages.ListAsync(http));
        replies.MapGet("/new", (HttpContext http, ReplyPages pages) => pages.Show(http, null, ReplyForm.Empty, isAsked: false));
        replies.MapPost("/new", (HttpContext http, IFormCollection form, ReplyPages pages, CancellationToken ct) => pages.ActAsync(http, null, form, ct));
        var one = replies.MapGroup("/{id:long}");
        one.MapGet("", (long id, HttpContext http, ReplyPages pages) => pages.ShowAsync(http, id));
        one.MapPost("", (long id, HttpContext http, IFormCollection form, ReplyPages pages, CancellationToken ct) => pages.ActAsync(http, id, form, ct));
        one.MapPost("/away", (long id, HttpContext http, IFormCollection _, ReplyPages pages, CancellationToken ct) => pages.PutAwayAsync(http, id, true, ct));
        one.MapPost("/back", (long id, HttpContext http, IFormCollection _, ReplyPages pages, CancellationToken ct) => pages.PutAwayAsync(http, id, false, ct));
    }

    private async Task<IResult> ListAsync(HttpContext http, string? problem = null)
    {
        var figures = await record.FiguresAsync();
        var rows = (await store.AllAsync()).Select(one => new ReplyRow(one, figures.GetValueOrDefault(one.Id))).OrderBy(row => row.Stored.IsPutAway);
        return (AdminView.Of(http, AdminArea.Replies, problem) with { IsWide = true }).Page(RepliesPage.Of([.. rows]));
    }

    private async Task<IResult> ShowAsync(HttpContext http, long id) =>
        await store.FindAsync(id) is { } stored ? Show(http, stored, new ReplyForm(stored.Reply, stored.Version), isAsked: false) : await GoneAsync(http);

    private async Task<IResult> ActAsync(HttpContext http, long? id, IFormCollection posted, CancellationToken ct)
    {
        var stored = id is { } known ? await store.FindAsync(known) : null;
        if (id is not null && stored is null) return await GoneAsync(http);
        var form = ReplyForm.Read(posted);
        if (posted["act"] != "save") return Enhanced.Is(http.Request) ? Desk.Pages.Page.Of(ReplyPreview.Of(Model(http, stored, form, isAsked: true))) : Show(http, stored, form, isAsked: true);
        if (form.Problems(keeper.Current.Company, rules).Count > 0) return Show(http, stored, form, isAsked: true, "Nothing was kept: something has to be better first.");
        return await SaveAsync(http, id, form, ct) switch
        {
            CannedChange.Done => Results.Redirect("/admin/replies?done=changed"),
            CannedChange.ShortcutTaken => Show(http, stored, form, isAsked: true, $"Another canned reply has the shortcut “{form.Reply.Shortcut}”."),
            CannedChange.Meanwhile => Show(http, stored, form with { Version = stored!.Version }, isAsked: true,
                "Somebody else changed it meanwhile. Your text still stands here; saving it again puts it in place of theirs."),
            CannedChange.NotFound => await GoneAsync(http),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<CannedChange> SaveAsync(HttpContext http, long? id, ReplyForm form, CancellationToken ct)
    {
        var mine = store.By(Self(http).Login);
        if (id is { } known) return await mine.ChangeAsync(known, form.Version, form.Reply, ct);
        return await mine.AddAsync(form.Reply, ct) is null ? CannedChange.ShortcutTaken : CannedChange.Done;
    }

    private async Task<IResult> PutAwayAsync(HttpContext http, long id, bool away, CancellationToken ct) =>
        await store.By(Self(http).Login).PutAwayAsync(id, away, ct) is CannedChange.Done ? Results.Redirect($"/admin/replies?done={(away ? "put-away" : "brought-back")}") : await GoneAsync(http);

    private Task<IResult> GoneAsync(HttpContext http) => ListAsync(http, "There is no such canned reply.");

    private IResult Show(HttpContext http, StoredCannedReply? stored, ReplyForm form, bool isAsked, string? problem = null) =>
        (AdminView.Of(http, AdminArea.Replies, problem) with { Script = "replies", IsWide = true }).Page(ReplyPage.Of(Model(http, stored, form, isAsked)));

    private ReplyModel Model(HttpContext http, StoredCannedReply? stored, ReplyForm form, bool isAsked)
    {
        var told = keeper.Current.Company;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), company.Zone).DateTime);
        return new(stored, form, isAsked ? form.Problems(told, rules) : null, Preview.Of(form.Reply, told, Self(http).Name, today));
    }

    private static Agent Self(HttpContext http) => http.Features.Get<Desk.SignIn.SignedInAgent>()!.Agent;
}
