using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace SupportBot.Storage;

/// <summary>Keeps the keys that protect cookies and forms in the store, so that they outlive a restart and every node knows them.</summary>
internal sealed class KeyStore(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Finished(database.ReadAsync(sql =>
        sql.ListAsync("SELECT xml FROM keys ORDER BY name", row => XElement.Parse(row.GetString(0)))).AsTask());

    public void StoreElement(XElement element, string friendlyName) => Finished(database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(
        "INSERT INTO keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", friendlyName, element.ToString())));

    // The framework asks for keys synchronously; it does so a few times in the life of the program.
    private static T Finished<T>(Task<T> work) => work.ConfigureAwait(false).GetAwaiter().GetResult();
}
