using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Triage.Loading;

namespace SupportBot;

/// <summary>What happens before the first request: settings, the store, and plain words when something is wrong with them.</summary>
internal static class StartUp
{
    /// <summary>Settings and files stand beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        return builder;
    }

    /// <summary>The folder everything is kept in; a relative one is relative to where the program is started.</summary>
    public static string DataFolder(IConfiguration configuration) => Path.GetFullPath(configuration["Data:Path"] is { Length: > 0 } path ? path : "data");

    /// <summary>What a problem at start means for an admin; null when it is a fault of ours that should show its trace.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        StoreException or PlaybookException or ModelException or SettingException => problem.Message,
        InvalidOperationException when problem.GetBaseException() is FormatException => $"A setting cannot be read: {problem.Message}",
        FormatException when problem.Message.StartsWith("Invalid url", StringComparison.Ordinal) => $"Urls: {problem.Message}. Write it as http://127.0.0.1:5080.",
        UnauthorizedAccessException or IOException => problem.Message,
        _ => null,
    };
}
