using System.Net;

namespace SupportBot.Tests.Support;

/// <summary>What a load balancer is told when it asks a running product whether it can take messages.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the product says that it is ready, or that it is not; answers how long that took.</summary>
    public static async Task<TimeSpan> UntilAsync(Uri product, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = product };
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.StatusCode == status) return TimeProvider.System.GetElapsedTime(began);
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, $"/health/ready never becomes {status}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
