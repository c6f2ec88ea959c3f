using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Desk.SignIn;
using SupportBot.Triage;

namespace SupportBot.Admin;

/// <summary>The admin's pages.</summary>
internal static class AdminApp
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) =>
        services.AddSingleton<AgentForms>().AddSingleton<ChannelOverview>().AddSingleton<OutboxForms>().AddSingleton<SkipTally>();

    public static void MapAdmin(this WebApplication app)
    {
        // Made now, so that it counts from the start.
        app.Services.GetRequiredService<SkipTally>();
        var admin = app.MapGroup("/admin").RequireAuthorization(SignedInAgent.AdminOnly);
        AgentForms.Map(admin);
        OutboxForms.Map(admin.MapGroup("/outbox"));
        ErasureForm.Map(admin);
        admin.MapGet("/channels", async (HttpContext http, ChannelOverview channels) =>
            AdminView.Of(http, AdminArea.Channels).Page(ChannelsPage.Of(await channels.ReadAsync())));
        admin.MapGet("/scripts", (HttpContext http, Playbook playbook) => AdminView.Of(http, AdminArea.Scripts).Page(ScriptsPage.Of(playbook.Active)));
        admin.MapGet("/classifier", (HttpContext http, ActiveClassifier classifier) => Classify(http, classifier.Current, ""));
        admin.MapPost("/classifier", (HttpContext http, IFormCollection form, ActiveClassifier classifier) =>
            Classify(http, classifier.Current, TextRules.Clean(form["text"].ToString())));
    }

    private static IResult Classify(HttpContext http, Classifier classifier, string text) => AdminView.Of(http, AdminArea.Classifier).Page(
        ClassifierPage.Of(classifier.Version, text, text.Length == 0 ? null : classifier.Assess(text)));
}
