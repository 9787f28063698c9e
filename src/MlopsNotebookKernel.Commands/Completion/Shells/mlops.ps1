# Completion of mlops for PowerShell. In $PROFILE: mlops completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mlops -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = if ($length -le $line.Length) { $line.Substring(0, $length) } else { $line.PadRight($length) }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8

        # Not every PowerShell hands double quotes on to a program.
        & $commandAst.GetCommandName() '[suggest:powershell]' $line.Replace('"', "'") 2>$null | ForEach-Object {
            $text, $kind, $description = $_ -split "`t", 3
            $word = if ($text -match '[\s,;(){}&|<>''`$#]|^@') { "'" + $text.Replace("'", "''") + "'" } else { $text }
            $type = if ($kind -eq 'path') { 'ProviderItem' } elseif ($kind -eq 'option') { 'ParameterName' } else { 'ParameterValue' }
            [System.Management.Automation.CompletionResult]::new($word, $text, $type, $(if ($description) { $description } else { $text }))
        }
    }
    finally {
        [Console]::OutputEncoding = $encoding
    }
}
