/** Under this name the settings of a backup keep when it was made. */
export const BACKUP_OF = 'BACKUP OF'
