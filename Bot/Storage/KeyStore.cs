using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace SupportBot.Storage;

/// <summary>
/// Keeps the keys that protect cookies and forms in the store, so that they outlive a restart and every node knows them. Nodes that
/// miss a key at the same moment all make one, which follows on those they have read; there is one next, and all go on with that.
/// </summary>
internal sealed class KeyStore(Database database) : IXmlRepository
{
    private const string Key = "key ";
    private int _read;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var kept = Finished(database.ReadAsync(sql => sql.ListAsync(
            "SELECT name, xml FROM keys ORDER BY name", row => (Name: row.GetString(0), Xml: XElement.Parse(row.GetString(1))))).AsTask());
        Volatile.Write(ref _read, kept.Max(element => (int?)NumberOf(element.Name)) ?? 0);
        return [.. kept.Select(element => element.Xml)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        // A revocation is no key: each counts.
        var name = element.Name.LocalName == "key" ? $"{Key}{Volatile.Read(ref _read) + 1}" : friendlyName;
        Finished(database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(
            "INSERT INTO keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, element.ToString())));
    }

    // Those of earlier versions have names without a number.
    private static int NumberOf(string name) =>
        name.StartsWith(Key, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Key.Length), CultureInfo.InvariantCulture, out var number) ? number : 0;

    // The framework asks for keys synchronously; it does so a few times in the life of the program.
    private static T Finished<T>(Task<T> work) => work.ConfigureAwait(false).GetAwaiter().GetResult();
}
