using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Web;

/// <summary>Plugs the web chat into a host that has an <see cref="IInbox"/>, an <see cref="ITranscript"/> and an <see cref="IAttachments"/>.</summary>
public static class WebChatSetup
{
    /// <param name="configuration">The whole configuration; section <c>Channels:Web</c> is read.</param>
    /// <param name="ownSecret">The secret when none is configured: at least 32 characters, the same on every node and after every start.</param>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration, string ownSecret)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsCheck>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<WebChatOptions>>().Value);
        services.AddSingleton(s => new WebSecret(s.GetRequiredService<WebChatOptions>().Secret ?? ownSecret));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConversationTokens>();
        services.AddSingleton<CustomerIdentity>();
        services.AddSingleton<FileLinks.Maker>();
        services.AddSingleton<Gate>();
        services.AddSingleton<Guard>();
        services.TryAddSingleton<ChannelMetrics>();
        services.AddSingleton<Challenges>();
        services.AddSingleton<FloodGate>();
        services.TryAddSingleton<IOpeningHours, AlwaysOpen>();
        services.AddSingleton<AboutEndpoint>();
        services.AddSingleton<VisitEndpoint>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<AttachmentEndpoint>();
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<StreamEndpoint>();
        return services;
    }

    /// <summary>
    /// Maps <c>/chat/token</c> and Direct Line 3.0 under <c>/v3/directline</c>. Call it before <c>UseStaticFiles</c>, so that other
    /// sites may load the widget's files.
    /// </summary>
    public static void MapWebChat(this WebApplication app)
    {
        var guard = app.Services.GetRequiredService<Guard>();
        app.UseWebSockets();
        app.Use(next => http => guard.ServeWidgetAsync(http, next));
        // Callers show tokens of the web chat's own: nothing that agents sign in with has to look at them.
        var calls = app.MapGroup("");
        calls.ShortCircuit();
        calls.MapMethods(Paths.Visit, [HttpMethods.Options], guard.PreflightAsync);
        calls.MapMethods($"{Paths.DirectLine}/{{**rest}}", [HttpMethods.Options], guard.PreflightAsync);
        calls.MapGet(Paths.About, Endpoint<AboutEndpoint>(app, e => e.TellAsync));
        calls.MapPost(Paths.Visit, Endpoint<VisitEndpoint>(app, e => e.VisitAsync));
        calls.MapPost($"{Paths.DirectLine}/tokens/generate", Endpoint<ConversationEndpoints>(app, e => e.GenerateAsync));
        calls.MapPost($"{Paths.DirectLine}/tokens/refresh", Endpoint<ConversationEndpoints>(app, e => e.RefreshAsync));
        calls.MapPost(Paths.Conversations, Endpoint<ConversationEndpoints>(app, e => e.StartAsync));
        calls.MapGet($"{Paths.Conversations}/{{conversationId}}", Endpoint<ConversationEndpoints>(app, e => e.ReconnectAsync));
        calls.MapPost($"{Paths.Conversations}/{{conversationId}}/activities", Endpoint<ActivityEndpoints>(app, e => e.PostAsync));
        calls.MapGet($"{Paths.Conversations}/{{conversationId}}/activities", Endpoint<ActivityEndpoints>(app, e => e.ReadAsync));
        calls.MapPost($"{Paths.Conversations}/{{conversationId}}/upload", Endpoint<UploadEndpoint>(app, e => e.UploadAsync));
        calls.MapGet($"{Paths.Attachments}/{{attachmentId}}", Endpoint<AttachmentEndpoint>(app, e => e.DownloadAsync));
        app.MapGet($"{Paths.Conversations}/{{conversationId}}/stream", Endpoint<StreamEndpoint>(app, e => e.StreamAsync));
    }

    private static RequestDelegate Endpoint<T>(WebApplication app, Func<T, Func<HttpContext, Task>> choose) where T : notnull =>
        app.Services.GetRequiredService<Guard>().Around(choose(app.Services.GetRequiredService<T>()));
}
