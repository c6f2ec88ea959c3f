using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin;

/// <summary>A queue as an admin typed it.</summary>
/// <param name="Problem">What is wrong with it; null when it can be kept.</param>
internal sealed record QueueForm(QueueRules Queue, string? Problem)
{
    public const int LongestName = 30;
    public const int LongestTitle = 60;
    public const int LargestCap = 100;
    public const int LongestAnswer = 120;
    public const int LongestWait = 1440;

    public static QueueForm Empty { get; } = new(new QueueRules("", ""), null);

    public static QueueForm Read(string name, IFormCollection form)
    {
        var (title, cap) = (TextRules.Clean(form["title"].ToString(), LongestTitle), Number(form["cap"], LargestCap));
        var (answer, wait) = (Number(form["answer"], LongestAnswer), Number(form["wait"], LongestWait));
        var queue = new QueueRules(name, title)
        {
            Revision = long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
            IsPush = form["work"] == "push", Cap = cap ?? 4, AnswerWithin = TimeSpan.FromMinutes(answer ?? 5), LongestWait = TimeSpan.FromMinutes(wait ?? 60),
        };
        return new QueueForm(
            queue,
            NameProblem(name) ?? (
                title.Length == 0 ? "A queue needs a title that agents read."
                : cap is null ? $"Conversations at once: a number from 1 to {LargestCap}."
                : answer is null ? $"To answer within: minutes, from 1 to {LongestAnswer}."
                : wait is null ? $"Longest wait: minutes, from 1 to {LongestWait}."
                : null));
    }

    private static string? NameProblem(string name) =>
        !ScriptLoader.IsName(name, LongestName) ? $"“{name}” cannot be a queue's name: use at most {LongestName} of a-z, 0-9 and _."
        : QueueFilter.Parse(name, []).Text != name ? $"“{name}” means something else where agents filter their lists. Choose another name."
        : null;

    private static int? Number(string? typed, int most) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}

/// <summary>Adds, changes and removes queues.</summary>
internal sealed class QueueForms(QueueRulesStore queues, QueueCensus census, PlaybookKeeper scripts)
{
    private const string Unknown = "There is no such queue.";
    private const string Changed = "Somebody else changed this queue meanwhile. Look at how it stands now and decide anew.";

    public static void Map(RouteGroupBuilder page)
    {
        page.MapGet("", (HttpContext http, QueueForms forms) => forms.ShowAsync(http));
        page.MapPost("", (HttpContext http, IFormCollection form, QueueForms forms, CancellationToken ct) => forms.AddAsync(http, form, ct));
        page.MapPost("/{name}", (string name, HttpContext http, IFormCollection form, QueueForms forms, CancellationToken ct) => forms.ChangeAsync(http, name, form, ct));
        page.MapPost("/{name}/remove", (string name, HttpContext http, IFormCollection _, QueueForms forms, CancellationToken ct) => forms.RemoveAsync(http, name, ct));
    }

    private async Task<IResult> ShowAsync(HttpContext http, string? problem = null, QueueForm? form = null) =>
        AdminView.Of(http, AdminArea.Queues, problem).Page(QueuesPage.Of(await queues.AllAsync(), await census.CountAsync(), (form ?? QueueForm.Empty).Queue));

    private async Task<IResult> AddAsync(HttpContext http, IFormCollection posted, CancellationToken ct)
    {
        var form = QueueForm.Read(posted["name"].ToString().Trim().ToLowerInvariant(), posted);
        if (form.Problem is { } problem) return await ShowAsync(http, problem, form);
        if (!await By(http).AddAsync(form.Queue, ct)) return await ShowAsync(http, "There is a queue of this name.", form);
        // Scripts may hand off to it from now on.
        await scripts.LookAsync(ct);
        return Done("queue");
    }

    private async Task<IResult> ChangeAsync(HttpContext http, string name, IFormCollection posted, CancellationToken ct)
    {
        var form = QueueForm.Read(name, posted);
        if (form.Problem is { } problem) return await ShowAsync(http, problem);
        return await By(http).ChangeAsync(form.Queue, ct) ? Done("queue") : await ShowAsync(http, (await queues.NamesAsync()).Contains(name) ? Changed : Unknown);
    }

    private async Task<IResult> RemoveAsync(HttpContext http, string name, CancellationToken ct) => await By(http).RemoveAsync(name, ct) switch
    {
        QueueRemoval.Done => Done("queue-gone"),
        QueueRemoval.NotFound => await ShowAsync(http, Unknown),
        QueueRemoval.Shipped => await ShowAsync(http, "This queue stays: it came with the product."),
        QueueRemoval.HasTickets => await ShowAsync(http, "This queue stays: a ticket that is not resolved stands in it."),
        QueueRemoval.InScript => await ShowAsync(http, "This queue stays: a script hands off to it, or did in a version that a conversation may still be on."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private QueueRulesStore By(HttpContext http) => queues.By(http.Features.Get<SignedInAgent>()!.Agent.Login);

    private static IResult Done(string what) => Results.Redirect($"/admin/queues?done={what}");
}
