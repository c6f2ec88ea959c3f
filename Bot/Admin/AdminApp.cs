using SupportBot.Admin.Compare;
using SupportBot.Admin.Knowledge;
using SupportBot.Admin.Labels;
using SupportBot.Admin.Policies;
using SupportBot.Admin.Replies;
using SupportBot.Admin.Scripts;
using SupportBot.Admin.Waiting;
using SupportBot.Admin.Watch;
using SupportBot.Desk.SignIn;
using SupportBot.Learning.Watch;

namespace SupportBot.Admin;

/// <summary>The admin's pages.</summary>
internal static class AdminApp
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) =>
        services.AddSingleton<AgentForms>().AddSingleton<QueueForms>().AddSingleton<QueueCensus>().AddSingleton<ChannelOverview>().AddSingleton<OutboxForms>().AddSingleton<ClassifierForms>().AddSingleton<ComparePages>()
            .AddSingleton<SkipTally>().AddSingleton<ScriptPages>().AddSingleton<ScriptForms>().AddSingleton<ScriptEditing>().AddSingleton<KnowledgePages>().AddSingleton<PolicyPages>().AddSingleton<PolicyForms>().AddSingleton<ReplyPages>().AddLabelling();

    public static void MapAdmin(this WebApplication app)
    {
        // Made now, so that it counts from the start.
        app.Services.GetRequiredService<SkipTally>();
        var admin = app.MapGroup("/admin").RequireAuthorization(SignedInAgent.AdminOnly);
        AgentForms.Map(admin);
        QueueForms.Map(admin.MapGroup("/queues"));
        OutboxForms.Map(admin.MapGroup("/outbox"));
        LabelForms.Map(admin.MapGroup("/labels"));
        ErasureForm.Map(admin);
        admin.MapGet("/channels", async (HttpContext http, ChannelOverview channels) =>
            AdminView.Of(http, AdminArea.Channels).Page(ChannelsPage.Of(await channels.ReadAsync())));
        ScriptPages.Map(admin.MapGroup("/scripts"));
        ScriptEditing.MapNew(admin);
        KnowledgePages.Map(admin.MapGroup("/knowledge"));
        PolicyPages.Map(admin.MapGroup("/policies"));
        ReplyPages.Map(admin.MapGroup("/replies"));
        var classifier = admin.MapGroup("/classifier");
        ClassifierForms.Map(classifier);
        ComparePages.Map(classifier);
        classifier.MapGet("/watch", async (HttpContext http, Watcher watcher) =>
            AdminView.Of(http, AdminArea.Classifier).Page(WatchPage.Of(await watcher.ReadAsync())));
        WaitingPages.Map(admin);
        AuditPages.Map(admin);
    }
}
