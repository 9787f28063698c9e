#compdef mlops
# Completion of mlops for zsh. In ~/.zshrc: source <(mlops completion zsh)
_mlops() {
    local line entry
    local -a parts values files folders
    line="${(j: :)words[1,CURRENT-1]} ${QIPREFIX}${PREFIX}"
    for entry in ${(f)"$("${(Q)words[1]}" '[suggest:zsh]' "$line" 2>/dev/null)"}; do
        parts=("${(@ps:\t:)entry}")
        if [[ $parts[2] != path ]]; then
            values+=("${parts[1]//:/\\:}:${parts[3]}")
        elif [[ $parts[1] == */ ]]; then
            folders+=("$parts[1]")
        else
            files+=("$parts[1]")
        fi
    done
    (( $#values )) && _describe -V -t values mlops values
    (( $#folders )) && compadd -f -S '' -a folders
    (( $#files )) && compadd -f -a files
    return 0
}
if [[ $funcstack[1] == _mlops ]]; then
    _mlops "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _mlops mlops
fi
