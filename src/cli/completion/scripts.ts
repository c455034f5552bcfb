/** What each shell needs to ask us what may come next. All of them hand over the words typed so far, the last one unfinished. */
const ASK = 'suanli completion words --';

/** GNU bash, Programmable Completion: an empty reply falls back to file names (`-o default`). */
const bash = `# bash: eval "$(suanli completion bash)"
_suanli() {
  mapfile -t COMPREPLY < <(${ASK} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _suanli suanli
`;

/** zsh, zshcompsys: words[1] is the program. */
const zsh = `#compdef suanli
# zsh, after compinit: eval "$(suanli completion zsh)"
_suanli() {
  local -a found
  found=("\${(@f)$(${ASK} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -Q -- "\${found[@]}"; else _files; fi
}
compdef _suanli suanli
`;

/** fish offers file names beside these by itself. */
const fish = `# fish: suanli completion fish | source
complete -c suanli -a '(${ASK} (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`;

/** The script that a shell reads, by its name. */
export const SCRIPTS: Readonly<Record<string, string>> = { bash, zsh, fish };
