using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Triage.Loading;

namespace SupportBot;

/// <summary>What happens before the first request: settings, the store, and plain words when something is wrong with them.</summary>
internal static class StartUp
{
    /// <summary>Where to listen when nothing is said: this machine alone.</summary>
    private const string DefaultAddress = "http://127.0.0.1:5080";

    private const string ConnectionString = "Data:ConnectionString";

    /// <summary>Settings and files stand beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        // What stops a start is explained in a sentence; the host would add a page of stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level is LogLevel.Warning or LogLevel.Error);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // Not in appsettings.json, which would win over ASPNETCORE_URLS.
        builder.Configuration["urls"] ??= DefaultAddress;
        CheckAddresses(builder.Configuration["urls"]);
        return builder;
    }

    /// <summary>The folder everything is kept in; a relative one is relative to where the program is started.</summary>
    public static string DataFolder(IConfiguration configuration) => Path.GetFullPath(configuration["Data:Path"] is { Length: > 0 } path ? path : "data");

    /// <summary>The store that is configured: PostgreSQL when <c>Data:ConnectionString</c> is given, else a file in the data folder.</summary>
    public static IEngine Engine(IConfiguration configuration, string folder)
    {
        if (configuration[ConnectionString] is not { Length: > 0 } connection) return new SqliteEngine(Path.Combine(folder, "supportbot.db"));
        var options = Options<PostgresOptions>(configuration, "Data");
        try
        {
            return new PostgresEngine(connection, options);
        }
        catch (ArgumentException problem)
        {
            throw new SettingException(ConnectionString, $"{problem.Message} Write it like Host=db.example;Database=supportbot;Username=supportbot;Password=…");
        }
    }

    /// <summary>The settings of a section, for what runs without the server.</summary>
    /// <exception cref="OptionsValidationException">One of them is not allowed.</exception>
    public static T Options<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var options = configuration.GetSection(section).Get<T>() ?? new T();
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new OptionsValidationException(section, typeof(T), faults.Select(fault => fault.ErrorMessage!));
    }

    // The web server takes what it cannot read for a name to listen on at port 80.
    private static void CheckAddresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var readable = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(readable, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new SettingException("Urls", $"'{url}' is no address to listen on. Write it like {DefaultAddress}.");
        }
    }

    /// <summary>What a problem at start means for an admin; null when it is a fault of ours that should show its trace.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        StoreException or PlaybookException or ModelException or SettingException => problem.Message,
        InvalidDataException => $"A settings file cannot be read: {problem.Message}",
        InvalidOperationException when problem.GetBaseException() is FormatException or ArgumentException => $"A setting cannot be read: {problem.Message}",
        UnauthorizedAccessException or IOException => problem.Message,
        _ => null,
    };
}
