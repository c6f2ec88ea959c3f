using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupportBot.Classification.Labelling;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Approvals;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.Incidents;
using SupportBot.Desk.Labels;
using SupportBot.Desk.Measures;
using SupportBot.Desk.Pages;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Desk.SignIn;
using SupportBot.Desk.Wall;
using SupportBot.Storage;
using SupportBot.Storage.Labels;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Search;

namespace SupportBot.Desk;

/// <summary>What the desk needs.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AgentStore>().AddSingleton<TokenStore>().AddSingleton<SetupStore>();
        services.AddSingleton<QueueStore>().AddSingleton<TicketDetailStore>().AddSingleton<AgentNotices>();
        services.AddSingleton<AttemptStore>().AddSingleton<Attempts>().AddSingleton<Passwords>().AddSingleton<Doorman>();
        services.AddSingleton<SearchStore>().AddSingleton<WallStore>().AddSingleton<WallReader>().AddSingleton<EpisodeStore>().AddSingleton<MeasuresReader>();
        services.AddSingleton<IncidentsReader>().AddSingleton<AtWork>().AddSingleton<DeskReader>().AddSingleton<DeskFiles>().AddScoped<OwnerForm>().AddScoped<WriteForm>().AddScoped<TicketForm>().AddScoped<ApprovalDesk>().AddScoped<RelationForm>().AddScoped<ReplyForm>().AddScoped<ActAnswer>();
        services.AddSingleton(_ => ConductRules.Load(Path.Combine(AppContext.BaseDirectory, "playbook", "conduct")).Rules).AddSingleton<DraftCheck>().AddSingleton<PromiseOffer>().AddSingleton<CannedDesk>();
        services.AddSingleton<EventsApi>().AddScoped<Acting>().AddHttpContextAccessor();
        services.AddLabels(configuration);
        services.AddRazorComponents();
        // Letters of every script stay as they are; only what HTML reads is escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddFirstAdmin(configuration).AddAgentSignIn().AddForms();
    }

    private static void AddLabels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LabelOptions>().Bind(configuration.GetSection(LabelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new LabelStore(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<IOptions<LabelOptions>>().Value, FrozenSet.BesideTheProgram,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReadTurnStore>().AddSingleton<LabelActs>();
    }

    private static IServiceCollection AddFirstAdmin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FirstAdminOptions>().Bind(configuration.GetSection(FirstAdminOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FirstAdminOptions>, FirstAdminOptions.Check>();
        services.AddSingleton(new SetupNotice(Console.Out));
        return services.AddHostedService<FirstAdmin>();
    }

    private static IServiceCollection AddAgentSignIn(this IServiceCollection services)
    {
        // https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Agent>, PasswordHasher<Agent>>();
        services.AddSingleton<AgentCookie>();
        services.AddAuthentication(SignedInAgent.Any)
            .AddPolicyScheme(SignedInAgent.Any, null, options => options.ForwardDefaultSelector = context =>
                BearerHandler.TokenOf(context.Request) is null ? SignedInAgent.Cookie : SignedInAgent.Bearer)
            .AddCookie(SignedInAgent.Cookie, options =>
            {
                options.EventsType = typeof(AgentCookie);
                options.Cookie.Name = "supportbot.agent";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/login";
                options.ReturnUrlParameter = "next";
                options.ExpireTimeSpan = AgentCookie.Lifetime;
            })
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(SignedInAgent.Bearer, null);
        services.AddAuthorizationBuilder().AddPolicy(SignedInAgent.AdminOnly, policy => policy.RequireRole(nameof(Role.Admin)));
        return services;
    }

    private static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "supportbot.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
