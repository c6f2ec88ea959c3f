using System.Text;

namespace SupportBot.Benchmarks.Load;

/// <summary>Compares what a customer posted with what stands in the store.</summary>
internal static class ReadBack
{
    public static async Task<Tally> CompareAsync(DirectLine server, Customer customer, CancellationToken ct)
    {
        var reading = new Reading();
        for (long watermark = -1; reading.Last > watermark;)
        {
            watermark = reading.Last;
            reading.Take(await server.ReadAsync(customer.Conversation, watermark, ct));
        }
        return new Tally { Lost = customer.Posted - reading.Answered, Doubled = reading.Doubled };
    }

    private sealed class Reading
    {
        private int _messages;

        public long Last { get; private set; }

        /// <summary>Messages in the order they were posted, with a reply before the next one.</summary>
        public int Answered { get; private set; }

        public int Doubled { get; private set; }

        public void Take(ReadOnlySpan<byte> page)
        {
            var activities = new ActivitySet(page);
            while (activities.Next())
            {
                Last = activities.Position;
                if (activities.IsFromBot) Answered = _messages;
                else if (activities.ClientId.SequenceEqual(Encoding.ASCII.GetBytes(Customer.ClientId(_messages + 1)))) _messages++;
                else Doubled++;
            }
        }
    }
}
