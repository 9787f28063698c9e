using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Changes of tables and other files.</summary>
internal static class DataChanges
{
    private const string Rows = "(1, 0.5, 'dry'), (2, 3.25, 'rain'), (3, 0.0, 'dry')";

    public static IEnumerable<ChangeRow> All() =>
    [
        ChangeRow.Of(
            "CSV value", copy => copy.Replace(Csv, "LAX,40", "LAX,41"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [delay values 1]"], "rerun 3",
            copy => copy.Replace(Csv, "LAX,40", "\"LAX\",40"))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "CSV row added", copy => copy.Replace(Csv, "ONT,7\n", "ONT,7\nLAX,1\n"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 5 rows [origin values; delay values] (1 row came, 0 rows went)"], "rerun 3",
            copy => copy.Replace(Csv, "ONT,7\n", "ONT,7"))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "CSV row removed", copy => copy.Replace(Csv, "SFO,-3\n", ""), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 3 rows [origin values; delay values] (0 rows came, 1 row went)"], "rerun 3",
            copy => copy.Replace(Csv, "\n", "\r\n"))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "CSV rows in another order", copy => copy.Replace(Csv, "ONT,12\nSFO,-3", "SFO,-3\nONT,12"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [origin values 2; delay values 2] (The same rows in another order)"], "rerun 3",
            copy => File.SetLastWriteTimeUtc(copy.PathOf(Csv), DateTime.UtcNow.AddDays(1))),
        ChangeRow.Of(
            "CSV column added", copy => copy.Rig.Write(Csv, "origin,delay,carrier\nONT,12,A\nSFO,-3,B\nLAX,40,A\nONT,7,B\n"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [carrier added]"], "rerun 3",
            copy => copy.Replace(Csv, "origin,delay", "\"origin\",\"delay\""))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "CSV column removed", copy => copy.Rig.Write(Csv, "origin\nONT\nSFO\nLAX\nONT\n"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [delay gone]"], "rerun 3",
            copy => copy.Rig.Write("data/other.csv", "origin\nONT\n")),
        ChangeRow.Of(
            "CSV columns in another order", copy => copy.Rig.Write(Csv, "delay,origin\n12,ONT\n-3,SFO\n40,LAX\n7,ONT\n"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows (The same columns in another order)"], "rerun 3",
            copy => copy.Rig.Write(Csv, "origin;delay\nONT;12\nSFO;-3\nLAX;40\nONT;7\n"))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "CSV type", copy => copy.Replace(Csv, "LAX,40", "LAX,none"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [delay type integer → text]"], "rerun 3",
            copy => copy.Replace(Csv, "LAX,40", "LAX,\"40\""))
            with { TwinDifferences = ["assetResaved none flights (data/flights.csv): bytes # → bytes #"] },
        ChangeRow.Of(
            "file renamed", copy => File.Move(copy.PathOf(Csv), copy.PathOf("data/january.csv")), "stale",
            ["assetMissing material flights (data/flights.csv): #, 4 rows → (The same bytes lie at data/january.csv)"], "restoreData",
            copy => File.Copy(copy.PathOf(Csv), copy.PathOf("data/january.csv"))),
        ChangeRow.Of(
            "file gone", copy => File.Delete(copy.PathOf(Csv)), "stale",
            ["assetMissing material flights (data/flights.csv): #, 4 rows →"], "restoreData",
            copy => File.Delete(copy.PathOf(Outside))),
        ChangeRow.Of(
            "file damaged", copy => File.WriteAllBytes(copy.PathOf(Parquet), [0x50, 0x41, 0x52, 0x31, 0, 1, 2, 3]), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → cannot be read ('weather.parquet' is not a Parquet file, as its extension says: it is a Parquet file that breaks off)"], "rerun 4",
            copy => copy.Rig.Write("data/notes.parquet", "no table")),
        ChangeRow.Of(
            "Parquet value", copy => Table(copy.PathOf(Parquet), Rows.Replace("3.25", "3.5", StringComparison.Ordinal)), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → #, 3 rows [rain values 1]"], "rerun 4",
            copy => Table(copy.PathOf(Parquet), Rows, options: ", COMPRESSION gzip"))
            with { TwinDifferences = ["assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "Parquet row", copy => Table(copy.PathOf(Parquet), Rows + ", (4, 1.0, 'dry')"), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → #, 4 rows [day values; rain values; sky values] (1 row came, 0 rows went)"], "rerun 4",
            copy => Table(copy.PathOf(Parquet), Rows, options: ", ROW_GROUP_SIZE 1, COMPRESSION zstd"))
            with { TwinDifferences = ["assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "Parquet column", copy => Table(copy.PathOf(Parquet), Rows, types: "day::BIGINT AS day, rain::DOUBLE AS rain"), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → #, 3 rows [sky gone]"], "rerun 4",
            copy => Table(copy.PathOf(Parquet), Rows, types: "day::INTEGER AS day, rain::DOUBLE AS rain, sky::VARCHAR AS sky"))
            with { TwinDifferences = ["assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "Parquet order of rows", copy => Table(copy.PathOf(Parquet), "(2, 3.25, 'rain'), (1, 0.5, 'dry'), (3, 0.0, 'dry')"), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → #, 3 rows [day values 2; rain values 2; sky values 2] (The same rows in another order)"], "rerun 4",
            copy => Table(copy.PathOf(Parquet), Rows, options: ", COMPRESSION uncompressed"))
            with { TwinDifferences = ["assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "Parquet type", copy => Table(copy.PathOf(Parquet), Rows, types: "day::DOUBLE AS day, rain::DOUBLE AS rain, sky::VARCHAR AS sky"), "stale",
            ["assetChanged material weather (data/weather.parquet): #, 3 rows → #, 3 rows [day type integer → number]"], "rerun 4",
            copy => Table(copy.PathOf(Parquet), Rows.Replace("0.0,", "'-0.0'::DOUBLE,", StringComparison.Ordinal)))
            with { TwinDifferences = ["assetResaved none weather (data/weather.parquet): bytes # → bytes #"] },
        ChangeRow.Of(
            "computed read", copy => copy.Replace(Stations, "ONT,288", "ONT,289"), "stale",
            ["fileChanged material data/stations.csv: # → #"], "rerun 10",
            copy =>
            {
                File.SetLastWriteTimeUtc(copy.PathOf(Stations), DateTime.UtcNow.AddDays(1));
                copy.Rig.Write("data/airports.csv", "origin,elevation\nONT,289\n");
            }),
        ChangeRow.Of(
            "computed read gone", copy => File.Move(copy.PathOf(Stations), copy.PathOf("data/stations-old.csv")), "stale",
            ["fileMissing material data/stations.csv: # → (The same bytes lie at data/stations-old.csv)"], "returnToCommit",
            copy => File.Copy(copy.PathOf(Stations), copy.PathOf("data/stations-old.csv"))),
        ChangeRow.Of(
            "imported code", copy => copy.Replace(Helper, "15", "20"), "stale",
            ["fileChanged material tools/helper.csx: # → #"], "rerun 2",
            copy => copy.Replace(Helper, "// How late is late.\n", "// How late is late,\r\n// in minutes.\r\n"))
            with { TwinState = "proseOnly", TwinDifferences = ["fileProse none tools/helper.csx: # → #"] },
        ChangeRow.Of(
            "imported code gone", copy => File.Delete(copy.PathOf(Helper)), "stale",
            ["fileMissing material tools/helper.csx: # →"], "returnToCommit",
            copy => copy.Rig.Write("tools/other.csx", "int Other() => 1;\n")),
    ];
}
