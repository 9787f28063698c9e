# Completion of mlops for fish. In ~/.config/fish/config.fish: mlops completion fish | source
function __mlops_complete
    set -l words (commandline -opc)
    $words[1] '[suggest:fish]' (commandline -cp | string collect) 2>/dev/null | string replace -r '\t[^\t]*' ''
end
complete -c mlops -f -k -a '(__mlops_complete)'
