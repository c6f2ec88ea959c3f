using SupportBot.Tests.Support;

namespace SupportBot.Tests;

/// <summary>A start that cannot work ends with exit code 2 and a sentence an admin can act on, never with a stack trace.</summary>
[Collection(Processes.OneAfterTheOther.Name)]
public sealed class StartUpTests
{
    [Theory]
    [InlineData("Dialogs:QuietWindowMs", "-1", "0 to 10000")]
    [InlineData("Dialogs:QuietWindowMs", "soon", "Dialogs:QuietWindowMs")]
    [InlineData("Dialogs:Workers", "0", "1 to 1024")]
    [InlineData("Company:TimeZone", "Mars/Olympus", "Europe/Warsaw")]
    [InlineData("Channels:Web:Secret", "short", "32 characters")]
    [InlineData("Channels:Web:TokenLifetime", "00:00:01", "00:01:00")]
    [InlineData("Channels:Web:AllowedOrigins:0", "not an origin", "https://shop.example")]
    [InlineData("urls", "http://nonsense:port", "urls")]
    public async Task A_wrong_setting_stops_the_start_with_its_name_and_what_is_allowed(string key, string value, string said)
    {
        using var folder = new DataFolder();

        var output = await EndedAsync(folder.Path, (key, value));

        output.Contains(said, StringComparison.OrdinalIgnoreCase).ShouldBeTrue(output);
        output.ShouldContain(key.Split(':')[^1] is "0" ? "AllowedOrigins" : key.Split(':')[^1], Case.Insensitive);
    }

    [Fact]
    public async Task A_token_with_a_wrong_address_beside_it_stops_the_start()
    {
        using var folder = new DataFolder();

        var output = await EndedAsync(folder.Path, ("Channels:Telegram:Token", "123:abc"), ("Channels:Telegram:ApiBase", "ftp://example.com"));

        output.ShouldContain("Channels:Telegram:ApiBase");
        output.ShouldNotContain("123:abc");
    }

    [Fact]
    public async Task A_second_one_on_the_same_data_folder_is_refused()
    {
        using var folder = new DataFolder();
        await using var first = await BotProcess.ServeAsync(folder.Path, new Uri($"http://127.0.0.1:{Loopback.FreePort()}"));

        (await EndedAsync(folder.Path)).ShouldContain("in use by another SupportBot");

        first.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task The_environment_says_where_to_listen()
    {
        using var folder = new DataFolder();
        var address = $"http://127.0.0.1:{Loopback.FreePort()}";
        await using var bot = BotProcess.StartIn(new Dictionary<string, string> { ["ASPNETCORE_URLS"] = address, ["Data__Path"] = folder.Path });

        await bot.ServesAsync();

        bot.Output.ShouldContain($"customers write at {address}");
    }

    [Fact]
    public async Task A_port_that_somebody_has_is_named()
    {
        using var folder = new DataFolder();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var output = await EndedAsync(folder.Path, ("urls", $"http://{taken.LocalEndpoint}"));

        output.ShouldContain(taken.LocalEndpoint.ToString()!);
        output.ShouldContain("in use");
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_what_to_do()
    {
        using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.Database, new string('x', 9000));

        (await EndedAsync(folder.Path)).ShouldContain("is damaged");
    }

    [Fact]
    public async Task A_damaged_model_is_named_with_what_to_do()
    {
        using var folder = new DataFolder();
        using var program = new DataFolder();
        Copy(AppContext.BaseDirectory, program.Path);
        await File.WriteAllTextAsync(Path.Combine(program.Path, "models", "classifier.bin"), "not a model");

        (await EndedAsync(folder.Path, program.Path)).ShouldContain("classifier.bin");
    }

    [Fact]
    public async Task A_broken_script_is_named_with_file_and_line()
    {
        using var folder = new DataFolder();
        using var program = new DataFolder();
        Copy(AppContext.BaseDirectory, program.Path);
        var script = Path.Combine(program.Path, "playbook", "scripts", "payment.yaml");
        await File.WriteAllTextAsync(script, (await File.ReadAllTextAsync(script)).Replace("next: booked", "next: nowhere", StringComparison.Ordinal));

        (await EndedAsync(folder.Path, program.Path)).ShouldMatch(@"payment\.yaml:\d+");
    }

    [Fact]
    public async Task The_settings_of_the_repository_are_the_ones_that_run_wherever_it_is_started_from()
    {
        using var folder = new DataFolder();
        using var elsewhere = new DataFolder();
        using var program = new DataFolder();
        Copy(AppContext.BaseDirectory, program.Path);
        var settings = Path.Combine(program.Path, "appsettings.json");
        (await File.ReadAllTextAsync(settings)).ShouldBe(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Repository.Find("SupportBot.sln"))!, "appsettings.json")));
        await File.WriteAllTextAsync(settings, """{ "Dialogs": { "Workers": 0 } }""");

        await using var bot = BotProcess.Start([("Data:Path", folder.Path)], program.Path, elsewhere.Path);

        (await bot.EndAsync()).ShouldBe(2);
        bot.Output.ShouldContain("Dialogs:Workers");
    }

    private static Task<string> EndedAsync(string folder, params (string Key, string Value)[] settings) => EndedAsync(folder, null, settings);

    private static async Task<string> EndedAsync(string folder, string? program, params (string Key, string Value)[] settings)
    {
        (string, string)[] address = settings.Any(setting => setting.Key == "urls") ? [] : [("urls", $"http://127.0.0.1:{Loopback.FreePort()}")];
        await using var bot = BotProcess.Start([("Data:Path", folder), .. address, .. settings], program);
        var code = await bot.EndAsync();
        bot.Output.Contains("   at ", StringComparison.Ordinal).ShouldBeFalse(bot.Output);
        code.ShouldBe(2, bot.Output);
        return bot.Output;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in new[] { "models", "playbook", "wwwroot", "runtimes" })
        {
            var source = Path.Combine(from, folder);
            if (!Directory.Exists(source)) continue;
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)) CopyFile(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
        foreach (var file in Directory.EnumerateFiles(from)) CopyFile(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
